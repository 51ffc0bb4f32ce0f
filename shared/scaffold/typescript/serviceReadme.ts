import { code, count, type Md, md, text } from '../core/markdown'
import type { ExportedService } from '../core/project'

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

It answers \`/livez\` and \`/readyz\` on \`HTTP_PORT\` (8080) and stops on SIGTERM when the record in hand is done. All settings are in
\`.env.example\`.

## Reads

${orNothing(service.subscriptions.map(({ topic, group, start, deadLetterTopic }) => md`- ${code(topic.name)} in the group ${code(group)}, at first from the ${start === 'earliest' ? md`beginning` : md`end`}; what cannot be handled goes to ${code(deadLetterTopic)}`))}

## Produces

${orNothing([
  ...service.reactions.map(({ topic }) => md`- ${code(topic.name)}: a record for each one received`),
  ...service.generators.map(({ topic, rate }) => md`- ${code(topic.name)}: ${count(rate)} a second`),
])}
`.text

const orNothing = (lines: readonly Md[]) => (lines.length > 0 ? lines : [md`Nothing.`])
