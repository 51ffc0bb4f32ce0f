import type { BrokerFacts, KafkaNode } from '../../../shared/protocol/live'
import { plural } from '../../ui/figures'

/** What will happen when this broker is killed, for somebody who can still leave it. */
export function killWarning({ id, leads }: BrokerFacts, nodes: readonly KafkaNode[]): string {
  const others = nodes.filter((node) => node.id !== undefined && node.id !== id && node.state === 'ready').length
  const what = `Broker ${id} ends at once, without a goodbye, for all boards, and stays down until it is started.`
  if (others === 0) return `${what} It is the last one: nothing can be read or written then.`
  if (others === 1)
    return `${what} One is left then: it takes no record that has to be on two. What was acknowledged stays.`
  return `${what} It leads ${plural(leads, 'partition')}; where another broker is in sync, that one takes over. Nothing acknowledged is lost.`
}
