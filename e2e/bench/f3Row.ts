import { setTimeout as pause } from 'node:timers/promises'
import { type Kafka, Partitioners } from 'kafkajs'
import { gridBoard } from './gridBoard'
import { report } from './measure'
import { dotsSeen, type Frames, watchDots, watchFrames, withPage } from './page'
import { svgDots } from './svgDots'
import { createTopics, inWorld } from './world'

// F3: dots in flight over a board of 500 nodes and 1,000 edges that is wholly in view. Every dot is a real record from a real broker. Against
// the same number of SVG circles moved by animateMotion over the same drawing, in the same browser, right after.

const MEASURE_MS = 5_000

const grid = gridBoard(Date.now())

await inWorld(async ({ server, kafka, browser }) => {
  const { boardId } = await browser.ask('board:create', { file: grid.file })
  await createTopics(kafka, grid.topics)
  await withPage(async (page) => {
    await watchDots(page)
    await page.goto(`${server.address}/boards/${boardId}`)
    await page.getByRole('status').filter({ hasText: /^Live/ }).waitFor({ timeout: 60_000 })
    await page.keyboard.press('Shift+1')
    await pause(3_000)
    tell('0', await watchFrames(page, MEASURE_MS), undefined)
    for (const writers of [30, 100, 200]) {
      const stop = startTraffic(kafka, writers)
      await pause(4_000)
      const ours = await watchFrames(page, MEASURE_MS)
      const dots = (await dotsSeen(page)).inFrame
      await stop()
      const svg = await page.context().newPage()
      await svg.setContent(svgDots(grid, dots))
      await pause(1_500)
      const theirs = await watchFrames(svg, MEASURE_MS)
      await svg.close()
      await page.bringToFront()
      tell(String(dots), ours, theirs)
    }
  })
})

function tell(dots: string, ours: Frames, theirs: Frames | undefined): void {
  const what = 'F3 dots over 500 nodes and 1,000 edges, against animateMotion'
  report({ what, size: `${dots} dots, frame p50`, ours: ours.p50, theirs: theirs?.p50, unit: 'ms' })
  report({ what, size: `${dots} dots, frame p95`, ours: ours.p95, theirs: theirs?.p95, unit: 'ms' })
  report({
    what,
    size: `${dots} dots, main thread busy`,
    ours: 100 * ours.busy,
    theirs: theirs && 100 * theirs.busy,
    unit: '%',
  })
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
