import type { KafkaStatus } from '../../../shared/protocol/live'
import { plural } from '../../ui/figures'
import type { Tone } from '../../ui/StatusChip'

/** The cluster's state in a line; null as long as the server has not told. */
export function kafkaLabel(status: KafkaStatus | null): { readonly tone: Tone; readonly label: string } {
  if (status === null) return { tone: 'busy', label: 'Asking for the cluster…' }
  switch (status.state) {
    case 'none':
      return { tone: 'warn', label: 'No Kafka here: sketching only' }
    case 'fetching':
      return { tone: 'busy', label: 'Fetching Apache Kafka…' }
    case 'starting':
      return { tone: 'busy', label: `Starting ${kafkaName(status)}…` }
    case 'ready':
      return {
        tone: status.nodes?.some(({ state }) => state !== 'ready') ? 'warn' : 'good',
        label: [status.name, brokersThere(status), kafkaName(status)].join(' · '),
      }
    case 'restarting':
      return { tone: 'warn', label: `${kafkaName(status)} is restarting…` }
    case 'unreachable':
      return {
        tone: 'bad',
        label: status.nodes ? `${status.name} · ${brokersThere(status)}` : `${status.name} cannot be reached`,
      }
    case 'failed':
      return { tone: 'bad', label: `${kafkaName(status)} did not start` }
  }
}

function brokersThere({ nodes, brokers }: KafkaStatus): string {
  const own = nodes?.filter(({ id }) => id !== undefined)
  const there = own?.filter(({ state }) => state === 'ready').length
  return own && there !== own.length ? `${there} of ${plural(own.length, 'broker')}` : plural(brokers.length, 'broker')
}

const kafkaName = (status: KafkaStatus): string =>
  status.version === undefined ? 'Apache Kafka' : `Kafka ${status.version}`
