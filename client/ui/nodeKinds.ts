import { IconDatabase, IconNote, IconServer2, IconStack2 } from '@tabler/icons-react'
import type { NodeKind } from '../../shared/topology/model'

/** How each kind of node presents itself in palette and pickers. */
export const NODE_KINDS = {
  service: { label: 'Service', hint: 'A process that produces or subscribes', icon: IconServer2 },
  topic: { label: 'Topic', hint: 'A log of messages on Kafka', icon: IconStack2 },
  store: { label: 'Store', hint: 'What a service remembers: a state or a table', icon: IconDatabase },
  note: { label: 'Note', hint: 'Words for whoever looks at this', icon: IconNote },
} as const satisfies Record<NodeKind, unknown>
