/**
 * What one process of the embedded Kafka is: all in one, or one of several that are a cluster together. A controller apart from the brokers
 * outlives all of them, so that whichever broker dies, the others are told.
 */
export type NodeRole = { readonly kind: 'alone' } | { readonly kind: 'controller' } | BrokerRole
export type BrokerRole = {
  readonly kind: 'broker'
  /** From 1. */
  readonly id: number
  /** Of the controller that it follows. */
  readonly clusterId: string
  readonly controllerPort: number
}

/** Before a verb, and after "Starting Kafka". */
export function spokenNode(role: NodeRole): { readonly name: string; readonly part: string } {
  switch (role.kind) {
    case 'alone':
      return { name: 'Kafka', part: '' }
    case 'controller':
      return { name: 'The controller', part: ': its controller' }
    case 'broker':
      return { name: `Broker ${role.id}`, part: `: broker ${role.id}` }
  }
}
