import { type ReactNode, useState } from 'react'
import { NodeHandles } from './NodeHandles'

type NodeFrameProps = {
  readonly kind: 'service' | 'topic' | 'store'
  readonly selected: boolean
  readonly children: ReactNode
}

/** A node's box. Its handles are there only when they can be used: under the pointer or selected; on a large board they would cost more than all else. */
export function NodeFrame({ kind, selected, children }: NodeFrameProps) {
  const [hovered, setHovered] = useState(false)
  return (
    <div
      className={`sb-node sb-${kind}`}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
    >
      {children}
      {(hovered || selected) && <NodeHandles />}
    </div>
  )
}
