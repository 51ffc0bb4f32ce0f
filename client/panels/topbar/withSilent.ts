import type { BrokerFacts, KafkaNode } from '../../../shared/protocol/live'

/** The cluster does not know of a broker that is away and has no copy of anything; it can be started all the same. */
export function withSilent(told: readonly BrokerFacts[], nodes: readonly KafkaNode[]): readonly BrokerFacts[] {
  const silent = nodes.flatMap(({ id }) =>
    id === undefined || told.some((broker) => broker.id === id) ? [] : [{ ...NOTHING, id }],
  )
  return [...told, ...silent].toSorted((a, b) => a.id - b.id)
}

const NOTHING = { address: null, rack: null, leads: 0, copies: 0, inSync: 0 }
