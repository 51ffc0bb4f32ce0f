#!/bin/sh
# Creates the topics with Kafka's own programs. KAFKA_BOOTSTRAP_SERVERS names the brokers.
set -eu
cd "$(dirname "$0")/.."
exec sh topics/create-topics.sh
