#!/bin/sh
# The services alone, at the cluster the board uses. KAFKA_BOOTSTRAP_SERVERS names it.
set -eu
cd "$(dirname "$0")/.."
exec docker compose -f docker-compose.attach.yml up --build "$@"
