import type { Position, Topology } from '../../../shared/topology/model'
import type { Place } from '../../board/commands/newElements'
import type { Size } from '../nodeSize'
import { frameAt, middleOf } from './frameBoxes'

/** A place for something of this size, in the frame that is there. */
export function framedPlace(topology: Topology, size: Size, at: Position): Place {
  const frame = frameAt(topology, middleOf({ ...at, ...size }))
  return frame === undefined ? at : { ...at, frame }
}
