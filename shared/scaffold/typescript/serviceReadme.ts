import { addressSetting } from '../core/addressSetting'
import { code, count, type Md, md, text } from '../core/markdown'
import type { Call, ExportedService, Generator, OwnMessage, Reaction, Subscription, Table } from '../core/project'

export const serviceReadme = (service: ExportedService): string =>
  md`# ${text(service.name.raw)}

A service drawn with Streamboard, in TypeScript. What it does is in \`src/handlers\`: a handler answers a record with the records to
produce, and calls the drawn behaviour until you write something else. \`src/gen\` is written anew by the next export.

## Run

\`\`\`sh
npm ci
npm test
KAFKA_BOOTSTRAP_SERVERS=localhost:9092 npm start
\`\`\`

It answers \`/livez\` and \`/readyz\` on \`HTTP_PORT\` (8080) at \`HTTP_HOST\` (127.0.0.1; in its container 0.0.0.0) and stops on SIGTERM when
the record in hand is done or given back. All settings are in \`.env.example\`${service.calls.length > 0 ? md`; the addresses under *Calls* must be set` : md``}.

## Reads

${orNothing([...service.subscriptions.map(reads), ...service.tables.map(looksUp)])}

${service.isCalled ? md`Other services call it: \`POST /\` of \`application/json\` on its port is answered by \`src/request.ts\`. Web pages are refused.\n\n` : md``}## Works

${works(service)}

## Produces

${orNothing([...service.reactions.map(answered), ...service.generators.map(clocked), ...service.lifeSigns.map(told)])}

## Calls

${orNothing(service.calls.map(called))}
`.text

const reads = ({ topic, group, start, failureTopics }: Subscription): Md =>
  md`- ${code(topic.name)} in the group ${code(group)}, at first from the ${start === 'earliest' ? md`beginning` : md`end`}; what cannot be handled goes to ${code(failureTopics.join(', '))}`

const looksUp = ({ topic, lookup }: Table): Md =>
  md`- ${code(topic.name)} as a table of the last value per key, from the beginning at each start; looked up by ${lookup === '' ? md`the key of the record in hand` : code(lookup)}`

const answered = ({ topic, output: { windowSeconds } }: Reaction): Md =>
  windowSeconds > 0
    ? md`- ${code(topic.name)}: a message for each window of ${count(windowSeconds)} seconds and group; bookmarks stay at what is in open windows`
    : md`- ${code(topic.name)}: what answers a record received`

const clocked = ({ topic, rate, limit }: Generator): Md =>
  md`- ${code(topic.name)}: ${count(rate)} a second${limit > 0 ? md`, ${count(limit)} in all` : md``}`

const told = ({ topic }: OwnMessage): Md => md`- ${code(topic.name)}: that it has started, and that it has stopped`

const called = ({ callee, when, rate, timeoutMs, retries, where }: Call): Md =>
  md`- ${text(callee.raw)} at the address in ${code(addressSetting(callee))}, ${when === 'rate' ? md`${count(rate)} times a second` : md`for each record or request received${where === '' ? md`` : md` for which ${code(where)}`}`}, with ${count(timeoutMs)} ms for an answer and ${count(retries)} more attempts`

function works({ behaviour }: ExportedService): readonly Md[] {
  const {
    instances,
    delayMs,
    waitMs,
    batchSeconds,
    failShare,
    failWhere,
    failSeconds,
    retries,
    backoffMs,
    commit,
    idempotent,
    effect,
  } = behaviour
  const fails = failShare > 0 || failWhere !== ''
  return [
    ...(instances > 1
      ? [md`- As ${count(instances)} instances, which share the partitions: start it so many times`]
      : []),
    ...(waitMs > 0 ? [md`- Waits until a record is ${count(waitMs)} ms old`] : []),
    ...(batchSeconds > 0 ? [md`- Works in batches, every ${count(batchSeconds)} seconds`] : []),
    ...(delayMs > 0 ? [md`- Takes ${count(delayMs)} ms for each record`] : []),
    ...(fails
      ? [md`- Fails as drawn: in ${count(failShare * 100)} % of the attempts${failing(failWhere)}${until(failSeconds)}`]
      : []),
    md`- Tries a record again ${count(retries)} times, at first after ${count(backoffMs)} ms, then twice as long each time`,
    md`- Commits ${COMMITS[commit]}`,
    ...(idempotent
      ? [md`- Handles each event once, as far as it remembers: the last 100,000 ids of a group, in memory`]
      : []),
    ...(effect === '' ? [] : [md`- Has an effect, ${text(effect)}: \`src/effect.ts\``]),
  ]
}

const failing = (where: string): Md => (where === '' ? md`` : md`, and for records of ${code(where)}`)
const until = (seconds: number): Md => (seconds === 0 ? md`` : md`, in the first ${count(seconds)} seconds`)

const COMMITS = {
  interval: md`every half second what is handled by then: a crash repeats it`,
  each: md`after each record: a crash repeats one at most`,
  batch: md`after each batch: a crash repeats it`,
  receive: md`when it receives a record: a crash loses the one in hand`,
} as const

const orNothing = (lines: readonly Md[]) => (lines.length > 0 ? lines : [md`Nothing.`])
