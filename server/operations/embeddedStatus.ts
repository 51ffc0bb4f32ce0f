import type { KafkaNode, KafkaStatus } from '../../shared/protocol/live'
import type { EmbeddedBroker, EmbeddedMember } from '../kafka/embedded/port'

/** The embedded Kafka as everybody is told of it. */
export function embeddedStatus({ state, members }: Pick<EmbeddedBroker, 'state' | 'members'>): KafkaStatus {
  const now = state()
  const local = { name: 'Local', brokers: [], ...(members && { nodes: members.list().map(nodeOf) }) }
  switch (now.kind) {
    case 'fetching':
    case 'starting':
    case 'restarting':
      return { ...local, state: now.kind, sentence: now.sentence }
    case 'ready':
      return { ...local, state: 'ready', brokers: now.brokers, version: now.version }
    case 'failed':
      return { ...local, state: 'none', sentence: `${now.sentence} ${now.next}` }
    case 'stopped':
      return members
        ? {
            ...local,
            state: 'unreachable',
            sentence: 'All brokers of the embedded Kafka are stopped. Start one of them.',
          }
        : { ...local, state: 'none', sentence: 'The embedded Kafka is stopped.' }
  }
}

function nodeOf(member: EmbeddedMember): KafkaNode {
  const { state } = member
  const who = member.kind === 'broker' ? { id: member.id } : {}
  switch (state.kind) {
    case 'fetching':
    case 'starting':
      return { ...who, state: 'starting', sentence: state.sentence }
    case 'restarting':
      return { ...who, state: 'restarting', sentence: state.sentence }
    case 'failed':
      return { ...who, state: 'failed', sentence: `${state.sentence} ${state.next}` }
    case 'ready':
    case 'stopped':
      return { ...who, state: state.kind }
  }
}
