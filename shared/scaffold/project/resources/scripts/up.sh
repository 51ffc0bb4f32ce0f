#!/bin/sh
# Kafka, the topics and every service, in containers.
set -eu
cd "$(dirname "$0")/.."
exec docker compose up --build --wait "$@"
