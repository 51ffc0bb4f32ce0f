export const HELP = `streamboard: what the app does with a board, from the command line.

  streamboard check  BOARD                              what is wrong with the drawing
  streamboard plan   BOARD [--brokers LIST]             what would change on the cluster
  streamboard apply  BOARD [--brokers LIST]             change it
  streamboard export BOARD --out FOLDER|FILE.zip        the services as projects

BOARD is a board file, YAML or JSON; - reads it from standard input.

  --brokers host:port,...   the cluster; without it KAFKA_BROKERS is used
  --adopt TOPIC             let the plan change this topic although it existed before; may be repeated
  --out FOLDER|FILE.zip     where the export goes; must not exist, or be an empty folder
  --lang LANGUAGE           export all services in this language instead of the drawn one
  --json                    the result as JSON on standard output
  --help                    this text

Exit codes: 0 done, 1 problems, 2 wrong use.
`
