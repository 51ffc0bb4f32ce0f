import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { type Kafka, Partitioners } from 'kafkajs'
import { gridBoard } from './gridBoard'
import { median, percentile, report } from './measure'
import { dotsSeen, type Frames, forgetDots, watchDots, watchFrames, withPage } from './page'
import { svgDots } from './svgDots'
import { createTopics, inWorld } from './world'

// F3: dots in flight over a board of 500 nodes and 1,000 edges that is wholly in view. Every dot is a real record from a real broker. Against
// the same number of SVG circles moved by animateMotion over the same drawing, in the same browser, right after. Our dots have frames of their
// own, in a worker; the page's frames are what hands and figures have to wait for.

const MEASURE_MS = 4_000
const TURNS = 3
const WHAT = 'F3 dots over 500 nodes and 1,000 edges, against animateMotion'

const grid = gridBoard(Date.now())

await inWorld(async ({ server, kafka, browser }) => {
  const { boardId } = await browser.ask('board:create', { file: grid.file })
  await createTopics(kafka, grid.topics)
  await withPage(async (page) => {
    watchDots(page)
    await page.goto(`${server.address}/boards/${boardId}`)
    await page.getByRole('status').filter({ hasText: /^Live/ }).waitFor({ timeout: 60_000 })
    await page.keyboard.press('Shift+1')
    await pause(3_000)
    const idle = await watchFrames(page, MEASURE_MS)
    report({ what: WHAT, size: '0 dots, page frame p95', ours: idle.p95, unit: 'ms' })
    report({ what: WHAT, size: '0 dots, main thread', ours: 100 * idle.busy, unit: '%' })
    for (const writers of [30, 100, 200]) {
      const stop = startTraffic(kafka, writers)
      await pause(4_000)
      const turns: Turn[] = []
      for (let turn = 0; turn < TURNS; turn++) turns.push(await measureTurn(page))
      await stop()
      tell(turns)
    }
  })
})

type Turn = { readonly dots: number; readonly painted: readonly number[]; readonly page: Frames; readonly svg: Frames }

/** Ours, then as many dots of the browser's own in a page that covers ours, which does not paint meanwhile. */
async function measureTurn(page: Page): Promise<Turn> {
  await forgetDots(page)
  const ours = await watchFrames(page, MEASURE_MS)
  const { frames, inFrame: dots } = await dotsSeen(page)
  const svg = await page.context().newPage()
  await svg.setContent(svgDots(grid, dots))
  await pause(1_500)
  const theirs = await watchFrames(svg, MEASURE_MS)
  await svg.close()
  await page.bringToFront()
  await pause(1_500)
  return { dots, painted: frames, page: ours, svg: theirs }
}

function tell(turns: readonly Turn[]): void {
  const middle = (of: (turn: Turn) => number) => median(turns.map(of))
  const dots = middle((turn) => turn.dots)
  for (const percent of [50, 95]) {
    const ours = middle(({ painted }) => percentile(painted, percent))
    const theirs = middle(({ svg }) => (percent === 50 ? svg.p50 : svg.p95))
    report({ what: WHAT, size: `${dots} dots, frame p${percent}`, ours, theirs, unit: 'ms' })
  }
  report({ what: WHAT, size: `${dots} dots, page frame p95`, ours: middle((turn) => turn.page.p95), unit: 'ms' })
  const [ours, theirs] = [middle((turn) => 100 * turn.page.busy), middle((turn) => 100 * turn.svg.busy)]
  report({ what: WHAT, size: `${dots} dots, main thread`, ours, theirs, unit: '%' })
}

/** Ten records a second from each of these services: few enough that each is a dot of its own. */
function startTraffic(kafka: Kafka, writers: number): () => Promise<void> {
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
  let over = false
  const running = (async () => {
    await producer.connect()
    for (let count = 0; !over; count++) {
      await producer.sendBatch({
        topicMessages: grid.produced.slice(0, writers).map(({ topic, service }, at) => ({
          topic,
          messages: [
            { key: `${(count + at) % 50}`, value: 'x'.repeat(300), headers: { 'x-streamboard-service': service } },
          ],
        })),
      })
      await pause(90)
    }
    await producer.disconnect()
  })()
  return () => {
    over = true
    return running
  }
}
