#!/bin/sh
# Installs, compiles and tests every service. With KAFKA_BOOTSTRAP_SERVERS the tests that need a broker run too.
set -eu
cd "$(dirname "$0")/.."
for service in services/*/; do
  echo "== $service"
  (cd "$service" && npm ci --no-audit --no-fund && npm test)
done
