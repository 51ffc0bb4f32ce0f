export const HELP = `streamboard: what the app does with a board, from the command line.

  streamboard check  BOARD                              what is wrong with the drawing
  streamboard plan   BOARD [--brokers LIST]             what would change on the cluster
  streamboard apply  BOARD [--brokers LIST]             change it
  streamboard run    BOARD [--for TIME] [--fault ...]   run it, and count again what happened
  streamboard diff   BOARD BOARD                        what differs between two drawings
  streamboard export BOARD --out FOLDER|FILE.zip        the services as projects

BOARD is a board file, YAML or JSON; - reads it from standard input.

  --brokers host:port,...   the cluster; without it KAFKA_BROKERS is used, and for run else Streamboard's own Kafka
  --adopt TOPIC             let the plan change this topic although it existed before; may be repeated. One that is drawn no more is
                            named by the plan; nothing here deletes it
  --for TIME                how long to run, such as 500ms, 30s or 2m; without it 30s
  --fault "FAULT"           what goes wrong, such as "crash notification at 5s"; may be repeated
  --no-faults               leave out the faults of the board file; without it, those that say a time happen
  --expect "EXPECTATION"    what must hold in the end, such as "missing = 0"; may be repeated
  --out FOLDER|FILE.zip     where the export goes; must not exist, or be an empty folder
  --lang LANGUAGE           export all services in this language instead of the drawn one
  --json                    the result as JSON on standard output
  --help                    this text

Exit codes: 0 done, 1 problems (of a run: an expectation that does not hold, too; of a diff: a difference), 2 wrong use.
`
