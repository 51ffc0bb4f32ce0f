import { Position as Side } from '@xyflow/react'
import type { Size } from './nodeSize'

/** Covers the whole node while a connection is being drawn. */
export const DROP_HANDLE = 'drop'

/** Where connections meet a node of this size: on the middle of each side. */
export function handlesFor({ width, height }: Size) {
  const at = (position: Side, x: number, y: number, id: string = position) =>
    ({ id, type: 'source', position, x, y, width: 0, height: 0 }) as const
  return [
    at(Side.Left, 0, height / 2),
    at(Side.Right, width, height / 2),
    at(Side.Top, width / 2, 0),
    at(Side.Bottom, width / 2, height),
    at(Side.Left, 0, height / 2, DROP_HANDLE),
  ]
}
