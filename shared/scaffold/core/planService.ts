import { outputAsDrawn } from '../../behaviour/outputAsDrawn'
import { valueTemplate } from '../../behaviour/valueTemplate'
import type { ProducesBehaviour, ServiceBehaviour } from '../../topology/behaviour'
import { behaviourOf } from '../../topology/behaviourOf'
import { isStream } from '../../topology/isStream'
import type { Connection, ConnectionKind, Produces, Service, Subscribes } from '../../topology/model'
import type { DeadLetterNames } from './deadLetters'
import { type Name, nameThings } from './names'
import type { Call, ExportedService, ExportedTopic, OwnMessage, Subscription, Table } from './project'

export type Plan = {
  /** By their ids. */
  readonly topics: ReadonlyMap<string, ExportedTopic>
  readonly names: ReadonlyMap<string, Name>
  readonly letters: DeadLetterNames
  /** Connections by the id of the thing they come from, and lead to. */
  readonly leaving: ReadonlyMap<string, readonly Connection[]>
  readonly arriving: ReadonlyMap<string, readonly Connection[]>
}

/** One service as the export sees it. */
export function planService(service: Service, plan: Plan): ExportedService {
  const leaving = plan.leaving.get(service.id) ?? []
  const arriving = plan.arriving.get(service.id) ?? []
  const made = leaving.filter(is('produces')).flatMap((drawn) => {
    const topic = plan.topics.get(drawn.to)
    return topic ? [{ made: behaviourOf.produces(drawn), topic }] : []
  })
  const failureTopics = made.filter(({ made }) => made.when === 'failure').map(({ topic }) => topic.name)
  return {
    name: plan.names.get(service.id) ?? unnamed,
    service,
    behaviour: behaviourAlone(service),
    subscriptions: subscriptionsOf(arriving.filter(isStream), { ...plan, failureTopics }),
    tables: arriving.filter(is('subscribes')).flatMap((drawn) => tableOf(drawn, plan)),
    ...producing(made),
    calls: leaving.filter(is('calls')).map((drawn): Call => {
      const { id, to, when, rate, timeoutMs, retries, body, where } = behaviourOf.calls(drawn)
      return { connectionId: id, callee: plan.names.get(to) ?? unnamed, when, rate, timeoutMs, retries, body, where }
    }),
    isCalled: arriving.some(is('calls')),
  }
}

const unnamed: Name = { raw: '', slug: 'unnamed', safe: 'unnamed' }

const is =
  <K extends ConnectionKind>(kind: K) =>
  (connection: Connection): connection is Extract<Connection, { kind: K }> =>
    connection.kind === kind

function behaviourAlone(service: Service): ServiceBehaviour {
  const { id, name, language, ...behaviour } = behaviourOf.service(service)
  return behaviour
}

type Made = { readonly made: Produces & ProducesBehaviour; readonly topic: ExportedTopic }

function producing(
  all: readonly Made[],
): Pick<ExportedService, 'productions' | 'reactions' | 'generators' | 'lifeSigns' | 'outputs'> {
  return {
    productions: all.map(({ made: { id, type, category }, topic }) => ({ connectionId: id, topic, type, category })),
    reactions: all
      .filter(({ made }) => made.when === 'input')
      .map(({ made, topic }) => ({ topic, output: outputAsDrawn(made, topic) })),
    generators: all
      .filter(({ made }) => made.when === 'rate' && made.rate > 0)
      .map(({ made, topic }) => ({ ...templatesOf({ made, topic }), rate: made.rate, limit: made.limit })),
    lifeSigns: all.filter(({ made }) => made.when === 'life').map(templatesOf),
    outputs: [...new Set(all.map(({ topic }) => topic))],
  }
}

const templatesOf = ({ made, topic }: Made): OwnMessage => ({
  connectionId: made.id,
  topic,
  key: made.key,
  value: valueTemplate(made, topic),
})

function tableOf(drawn: Subscribes, { topics }: Plan): readonly Table[] {
  const { id, as, from, lookup } = behaviourOf.subscribes(drawn)
  const topic = topics.get(from)
  return as === 'table' && topic ? [{ connectionId: id, topic, lookup }] : []
}

type Failures = Plan & { readonly failureTopics: readonly string[] }

/** One subscription for each topic and group: drawn twice, it is still one. */
function subscriptionsOf(
  drawn: readonly Subscribes[],
  { topics, letters, failureTopics }: Failures,
): readonly Subscription[] {
  const own = [
    ...new Map(drawn.map((connection) => [JSON.stringify([connection.from, connection.group]), connection])).values(),
  ]
  const isAlone = ({ from }: Subscribes) => own.filter((other) => other.from === from).length === 1
  const titles = nameThings(
    own.map((connection) => {
      const topic = topics.get(connection.from)?.name ?? ''
      return { id: connection.id, name: isAlone(connection) ? topic : `${topic} ${connection.group}` }
    }),
  )
  return own.flatMap((connection) => {
    const topic = topics.get(connection.from)
    const name = titles.get(connection.id)
    if (!topic || !name) return []
    const ownTopic = letters.get(connection.from)?.get(connection.group)
    const { group, start } = connection
    return [{ name, topic, group, start, failureTopics: ownTopic === undefined ? failureTopics : [ownTopic] }]
  })
}
