import { Handle, Position } from '@xyflow/react'
import { DROP_HANDLE } from '../nodeHandles'

const SIDES = [Position.Left, Position.Right, Position.Top, Position.Bottom]

/**
 * A connection can be drawn from any side, in the direction in which the data flows, and be dropped anywhere on a node: while one is
 * being drawn, the last handle covers the whole node.
 */
export function NodeHandles() {
  return (
    <>
      {SIDES.map((side) => (
        <Handle key={side} id={side} type="source" position={side} className="sb-handle" aria-hidden="true" />
      ))}
      <Handle
        id={DROP_HANDLE}
        type="source"
        position={Position.Left}
        isConnectableStart={false}
        className="sb-drop"
        aria-hidden="true"
      />
    </>
  )
}
