import { addressSetting } from '../core/addressSetting'
import type { Call, ExportedService, Subscription } from '../core/project'
import { handlerModule, ident, list, object, str, type Ts, ts } from './typescript'

/** The few generated sources that hold what is drawn; everything else in `src/gen` is the same in every service. */
export const drawnSources = (service: ExportedService): readonly { readonly file: string; readonly source: Ts }[] => [
  { file: 'drawing.ts', source: drawing(service) },
  { file: 'topics.ts', source: topics(service) },
  { file: 'subscriptions.ts', source: subscriptions(service) },
  { file: 'effects.ts', source: effects(service) },
  { file: 'requestHandler.ts', source: requestHandler(service) },
]

const drawing = ({
  name,
  service,
  behaviour,
  tables,
  productions,
  reactions,
  generators,
  lifeSigns,
  calls,
}: ExportedService): Ts => ts`import type { DrawnOutput } from './board/behaviour/drawnOutput.js'
import type { DrawnFailing } from './board/behaviour/failing.js'
import type { ServiceBehaviour } from './board/topology/behaviour.js'
import type { DrawnTable } from './openTables.js'
import type { DrawnCall } from './drawnCall.js'
import type { Generated } from './generate.js'
import type { Production } from './production.js'
import type { LifeSign } from './sayLife.js'

/** What the board says about this service. */
export const SERVICE = ${object({ name: name.raw, slug: name.slug, clientId: `${name.slug}-typescript` })} as const

/** How it works. */
export const BEHAVIOUR: ServiceBehaviour & DrawnFailing = ${object({ serviceId: service.id, ...behaviour })}

/** Topics whose last value per key is at hand. */
export const TABLES: readonly DrawnTable[] = ${objects(tables.map(topicNamed))}

/** Every connection over which it produces. */
export const PRODUCTIONS: readonly Production[] = ${objects(productions.map(topicNamed))}

/** What it does with each record received. */
export const REACTIONS: readonly DrawnOutput[] = ${objects(reactions.map(({ output }) => output))}

/** Messages on a clock. */
export const GENERATED: readonly Generated[] = ${objects(generators.map(topicNamed))}

/** Where it tells that it starts and stops. */
export const LIFE_SIGNS: readonly LifeSign[] = ${objects(lifeSigns.map(topicNamed))}

/** Requests to other services. */
export const CALLS: readonly DrawnCall[] = ${objects(calls.map(call))}
`

const call = ({ callee, ...drawn }: Call) => ({ ...drawn, callee: callee.raw, setting: addressSetting(callee) })

const topicNamed = <T extends { readonly topic: { readonly name: string } }>({ topic, ...rest }: T) => ({
  ...rest,
  topic: topic.name,
})

const topics = ({
  outputs,
  subscriptions,
}: ExportedService): Ts => ts`/** The topics this service produces to, by their drawn names. */
export const TOPICS = ${list(outputs.map(({ name }) => str(name)))} as const

export type TopicName = (typeof TOPICS)[number]

/** Templates of messages as they come in on the topics this service reads; for tests. */
export const EXAMPLES: readonly { readonly topic: string; readonly value: string }[] = ${objects(
  subscriptions.map(({ topic }) => ({ topic: topic.name, value: topic.example ?? '' })),
)}
`

const subscriptions = ({
  subscriptions,
}: ExportedService): Ts => ts`${subscriptions.map(({ name }) => ts`import { handle as ${ident('on', name)} } from ${handlerModule(name)}`)}
import type { Subscription } from './subscription.js'

/** What this service reads, with the handlers that answer. */
export const SUBSCRIPTIONS: readonly Subscription[] = ${list(subscriptions.map(subscription))}
`

const subscription = ({ name, topic, group, start, failureTopics }: Subscription): Ts =>
  object({ topic: topic.name, group, start, failureTopics, handle: ident('on', name) })

const effects = ({ behaviour }: ExportedService): Ts =>
  behaviour.effect === ''
    ? ts`import type { Effect } from './message.js'

/** The board draws none. */
export const EFFECT: Effect | undefined = undefined
`
    : ts`import { effect } from '../effect.js'
import type { Effect } from './message.js'

/** What handling a record does to the world. */
export const EFFECT: Effect | undefined = effect
`

const requestHandler = ({ isCalled }: ExportedService): Ts =>
  isCalled
    ? ts`import { handle } from '../request.js'
import type { Handler } from './message.js'

/** Answers the requests of other services. */
export const ON_REQUEST: Handler | undefined = handle
`
    : ts`import type { Handler } from './message.js'

/** No service calls this one. */
export const ON_REQUEST: Handler | undefined = undefined
`

const objects = (entries: readonly Parameters<typeof object>[0][]): Ts => list(entries.map(object))
