import type { Page } from '@playwright/test'
import { largeBoard } from '../../shared/topology/largeBoard'
import { comeNear, drag, nodeInView, type } from './hand'
import { openLargeBoard } from './largeBoardPage'
import { median, report, reportGrowth } from './measure'
import { watchFrames, withPage } from './page'
import { openPlainFlow } from './plainFlowPage'

// F2: on a large board, at a zoom where names can be read, a node is dragged and a name is typed; against plain React Flow with the same graph
// in the same browser, where a node is dragged.

const SIZES = [500, 1_000, 2_000]
const MEASURE_MS = 3_000
const TURNS = 3

const dragged: { size: number; ours: number; theirs: number }[] = []
for (const size of SIZES) {
  const board = largeBoard({ nodes: size })
  await openLargeBoard(board, async (page) => {
    await comeNear(page)
    const ours = await dragTurns(page)
    const typed = await type(page, await nodeInView(page), () => watchFrames(page, MEASURE_MS))
    report({ what: 'F2 typing a name, frame p95', size: String(size), ours: typed.p95, unit: 'ms' })
    await withPage(async (plain) => {
      await openPlainFlow(plain, board)
      await comeNear(plain)
      dragged.push({ size, ours, theirs: await dragTurns(plain) })
    })
  })
}
reportGrowth(dragged, { what: 'F2 dragging a node, frame p95, against plain React Flow', unit: 'ms' })

async function dragTurns(page: Page): Promise<number> {
  const turns: number[] = []
  for (let turn = 0; turn < TURNS; turn++)
    turns.push((await drag(page, await nodeInView(page), () => watchFrames(page, MEASURE_MS))).p95)
  return median(turns)
}
