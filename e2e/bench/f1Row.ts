import { largeBoard } from '../../shared/topology/largeBoard'
import { panAndZoom } from './hand'
import { openLargeBoard } from './largeBoardPage'
import { median, reportGrowth } from './measure'
import { type Frames, watchFrames, withPage } from './page'
import { openPlainFlow } from './plainFlowPage'

// F1: a whole board in view is panned and zoomed by a hand at the wheel, against plain React Flow with the same graph in the same browser.
// The page's frames are what everything has to wait for; the picture has its own, painted in a worker, and moves along between them.

const SIZES = [1_000, 3_000, 10_000]
const MEASURE_MS = 4_000
const TURNS = 3

const seen: { size: number; ours: Frames; theirs: Frames }[] = []
for (const size of SIZES) {
  const board = largeBoard({ nodes: size })
  await openLargeBoard(board, async (page) => {
    const ours: Frames[] = []
    for (let turn = 0; turn < TURNS; turn++) {
      await page.keyboard.press('Shift+1')
      ours.push(await panAndZoom(page, () => watchFrames(page, MEASURE_MS)))
    }
    await withPage(async (plain) => {
      await openPlainFlow(plain, board)
      const theirs: Frames[] = []
      for (let turn = 0; turn < TURNS; turn++)
        theirs.push(await panAndZoom(plain, () => watchFrames(plain, MEASURE_MS)))
      seen.push({ size, ours: middle(ours), theirs: middle(theirs) })
    })
  })
}
for (const [unit, of] of [
  ['ms, frame p50', ({ p50 }: Frames) => p50],
  ['ms, frame p95', ({ p95 }: Frames) => p95],
  ['% of a core, main thread', ({ busy }: Frames) => 100 * busy],
] as const)
  reportGrowth(
    seen.map(({ size, ours, theirs }) => ({ size, ours: of(ours), theirs: of(theirs) })),
    { what: 'F1 pan and zoom, whole board in view, against plain React Flow', unit },
  )

function middle(turns: readonly Frames[]): Frames {
  const of = (figure: keyof Frames) => median(turns.map((turn) => turn[figure]))
  return { p50: of('p50'), p95: of('p95'), busy: of('busy') }
}
