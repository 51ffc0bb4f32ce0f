import type { ConnectionKind, NodeKind } from './model'

/** What each kind of connection leads from and to. */
export const CONNECTION_ENDS = {
  produces: { from: 'service', to: 'topic' },
  subscribes: { from: 'topic', to: 'service' },
  calls: { from: 'service', to: 'service' },
  keeps: { from: 'service', to: 'store' },
  captures: { from: 'store', to: 'topic' },
} as const satisfies Record<ConnectionKind, { readonly from: NodeKind; readonly to: NodeKind }>
