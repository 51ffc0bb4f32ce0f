#!/bin/sh
# Stops everything that up.sh started. With -v the records go too.
set -eu
cd "$(dirname "$0")/.."
exec docker compose down "$@"
