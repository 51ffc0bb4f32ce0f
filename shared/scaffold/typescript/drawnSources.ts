import type { ExportedService, Reaction, Subscription } from '../core/project'
import { flag, handlerModule, ident, num, str, type Ts, ts } from './typescript'

/** The few generated sources that hold what is drawn; everything else in `src/gen` is the same in every service. */
export const drawnSources = (service: ExportedService): readonly { readonly file: string; readonly source: Ts }[] => [
  { file: 'drawing.ts', source: drawing(service) },
  { file: 'topics.ts', source: topics(service) },
  { file: 'subscriptions.ts', source: subscriptions(service) },
]

const drawing = ({
  name,
  reactions,
  generators,
}: ExportedService): Ts => ts`import type { DrawnOutput } from './board/behaviour/drawnOutput.js'
import type { Generated } from './generate.js'

/** What the board says about this service. */
export const SERVICE = {
  name: ${str(name.raw)},
  slug: ${str(name.slug)},
  clientId: ${str(`${name.slug}-typescript`)},
} as const

/** What it does with each record received. */
export const REACTIONS: readonly DrawnOutput[] = ${list(reactions.map(reaction))}

/** Messages on a clock. */
export const GENERATED: readonly Generated[] = ${list(generators.map(generator))}
`

const reaction = ({ output }: Reaction): Ts => ts`  {
    connectionId: ${str(output.connectionId)},
    topic: ${str(output.topic)},
    key: ${str(output.key)},
    value: ${str(output.value)},
    where: ${str(output.where)},
    otherwise: ${flag(output.otherwise)},
    each: ${str(output.each)},
    map: ${str(output.map)},
    mapKey: ${str(output.mapKey)},
    windowSeconds: ${num(output.windowSeconds)},
    by: ${str(output.by)},
    of: ${str(output.of)},
  },`

const generator = ({ topic, key, value, rate }: ExportedService['generators'][number]): Ts =>
  ts`  { topic: ${str(topic.name)}, key: ${str(key)}, value: ${str(value)}, rate: ${num(rate)} },`

const topics = ({
  outputs,
  subscriptions,
}: ExportedService): Ts => ts`/** The topics this service produces to, by their drawn names. */
export const TOPICS = ${list(outputs.map(({ name }) => ts`  ${str(name)},`))} as const

export type TopicName = (typeof TOPICS)[number]

/** Templates of messages as they come in on the topics this service reads; for tests. */
export const EXAMPLES: readonly { readonly topic: string; readonly value: string }[] = ${list(subscriptions.map(example))}
`

const example = ({ topic }: Subscription): Ts =>
  ts`  { topic: ${str(topic.name)}, value: ${str(topic.example ?? '')} },`

const subscriptions = ({
  subscriptions,
}: ExportedService): Ts => ts`${subscriptions.map(({ name }) => ts`import { handle as ${ident('on', name)} } from ${handlerModule(name)}`)}
import type { Subscription } from './subscription.js'

/** What this service reads, with the handlers that answer. */
export const SUBSCRIPTIONS: readonly Subscription[] = ${list(subscriptions.map(subscription))}
`

const subscription = ({ name, topic, group, start, deadLetterTopic }: Subscription): Ts => ts`  {
    topic: ${str(topic.name)},
    group: ${str(group)},
    start: ${str(start)},
    deadLetterTopic: ${str(deadLetterTopic)},
    handle: ${ident('on', name)},
  },`

const list = (entries: readonly Ts[]): Ts => (entries.length > 0 ? ts`[\n${entries}\n]` : ts`[]`)
