#!/bin/sh
# Creates the topics in topics.tsv and sets their configs. Doing it again changes nothing.
#   KAFKA_BOOTSTRAP_SERVERS  the brokers (required)
#   KAFKA_NAME_PREFIX        goes before every topic name
#   TOPICS                   all (default), or dead-letters: only those, for a cluster whose drawn topics belong to the board
#   REPLICATION              replicas of every topic, instead of the drawn number
#   KAFKA_HOME               where Kafka's own programs are, unless they are on the PATH
#   KAFKA_COMMAND_CONFIG     a properties file with the login, for clusters that want one
set -eu

: "${KAFKA_BOOTSTRAP_SERVERS:?is not set: it names the brokers, such as localhost:9092}"
here=$(cd "$(dirname "$0")" && pwd)
tab=$(printf '\t')

kafka() {
  program=$1
  shift
  if [ -n "${KAFKA_HOME:-}" ]; then program="$KAFKA_HOME/bin/$program"; fi
  if [ -n "${KAFKA_COMMAND_CONFIG:-}" ]; then set -- --command-config "$KAFKA_COMMAND_CONFIG" "$@"; fi
  "$program" --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" "$@" </dev/null
}

while IFS="$tab" read -r kind name partitions replication configs; do
  case "$kind" in
    drawn) if [ "${TOPICS:-all}" != all ]; then continue; fi ;;
    dead-letters) ;;
    *) continue ;;
  esac
  topic="${KAFKA_NAME_PREFIX:-}$name"
  kafka kafka-topics.sh --create --if-not-exists --topic "$topic" \
    --partitions "$partitions" --replication-factor "${REPLICATION:-$replication}"
  if [ -n "$configs" ]; then
    kafka kafka-configs.sh --alter --entity-type topics --entity-name "$topic" --add-config "$configs"
  fi
done <"$here/topics.tsv"
