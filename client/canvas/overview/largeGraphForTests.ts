import { largeBoard } from '../../../shared/topology/largeBoard'
import { boardForTests } from '../../board/commands/boardForTests'
import { createCanvasGraph } from '../canvasGraph'
import { createInserting } from '../inserting/inserting'

/** A board of so many nodes as the canvas has it. */
export function largeGraphForTests(nodes: number) {
  const board = boardForTests(largeBoard({ nodes }))
  return { board, graph: createCanvasGraph({ ...board, inserting: createInserting() }) }
}
