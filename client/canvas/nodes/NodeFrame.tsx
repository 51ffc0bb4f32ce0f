import { type ReactNode, useEffect, useRef, useState } from 'react'
import { NodeHandles } from './NodeHandles'

type NodeFrameProps = {
  readonly kind: 'service' | 'topic' | 'store'
  readonly selected: boolean
  /** Beside a node that is in use. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/**
 * A node's box. Its handles and tools are there only when they can be used: under the pointer or selected; on a large board they would cost
 * more than all else.
 */
export function NodeFrame({ kind, selected, tools, children }: NodeFrameProps) {
  const { hovered, ...hovering } = useHovered()
  const inUse = hovered || selected
  return (
    <div className={`sb-node sb-${kind}`} {...hovering}>
      {children}
      {inUse && <NodeHandles />}
      {inUse && tools}
    </div>
  )
}

/** Long enough to get from the node to its tools. */
const LINGER_MS = 200

function useHovered() {
  const [hovered, setHovered] = useState(false)
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(leaving.current), [])
  return {
    hovered,
    onPointerEnter() {
      clearTimeout(leaving.current)
      setHovered(true)
    },
    onPointerLeave() {
      leaving.current = setTimeout(setHovered, LINGER_MS, false)
    },
  }
}
