import { code, type Md, md, text } from '../core/markdown'
import type { ExportedService, Project } from '../core/project'
import type { ExportNote } from './notes'

export const readme = (project: Project, notes: readonly ExportNote[]): string =>
  md`# ${text(project.name.raw)}

Services drawn with Streamboard. Each one is a project of its own in \`services\`, compiles by itself and joins the consumer group of the
drawn service. \`docs/diagram.mmd\` shows how they hang together, \`asyncapi\` says it for machines, and \`.streamboard/topology.json\` opens
the board again.

## Run it with a Kafka of its own

\`\`\`sh
sh scripts/up.sh
\`\`\`

starts Apache Kafka, creates the topics and starts every service, in containers. \`sh scripts/down.sh\` stops them. From this machine Kafka is
\`127.0.0.1:9092\`; where that port is taken, copy \`.env.example\` to \`.env\` and set \`KAFKA_PORT\`.

## Run it at the board's Kafka

Stop the drawn service on the board and start its exported project: it goes on at the committed offset. While both run they share the
partitions. A click on the name of the cluster, at the top right of the board, shows the address of its Kafka: put that one here.

\`\`\`sh
export KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:9092
TOPICS=dead-letters sh topics/create-topics.sh
sh scripts/attach.sh
\`\`\`

The topics need \`kafka-topics.sh\` of Kafka on the \`PATH\`. Without it leave that line out: a record that cannot be handled then waits until its
dead-letter topic is there.

The containers share this machine's network, because the broker that Streamboard brings listens on loopback only. Where Docker cannot do that,
or without Docker, start a service in its folder with \`npm ci\`, \`npm test\` and \`npm start\`. ${prefixNote(project)}

## Test it

\`\`\`sh
sh scripts/test.sh
\`\`\`

compiles and tests every service, without a broker. With \`KAFKA_BOOTSTRAP_SERVERS\` set, the tests that need one run too.

## Services

${project.services.map(serviceLine)}

## Topics

\`topics/create-topics.sh\` creates them with Kafka's own programs, \`topics/strimzi\` and \`topics/terraform\` are the same for those two.

## To know

${notes.length > 0 ? notes.map(({ sentence }) => md`- ${text(sentence)}`) : md`The export brings everything that is drawn.`}
`.text

const serviceLine = ({ name }: ExportedService): Md => md`- ${text(name.raw)}: ${code(`services/${name.safe}`)}`

const prefixNote = ({ prefix }: Project): Md =>
  prefix === ''
    ? md`The board uses its names on the cluster as they are drawn.`
    : md`On the cluster the names of this board begin with ${code(prefix)}: set \`KAFKA_NAME_PREFIX\` to it.`
