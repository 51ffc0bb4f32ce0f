import { expect, type Page, test } from '@playwright/test'
import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs'
import { brokersOf } from '../brokersOf'
import { expectAccessible } from '../expectAccessible'
import { openStory, type Story } from '../openStory'
import type { BoardPage } from '../pages/boardPage'
import { galleryPage } from '../pages/galleryPage'

// What moves: only what is produced while somebody looks, and every dot that is a message can be caught. The page's clock is the test's.

let story: Story
let page: Page
let board: BoardPage
let producer: Producer

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  story = await openStory(browser)
  page = story.page
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.clock.install()
  const gallery = galleryPage(page, story.server.address)
  await gallery.open()
  board = await gallery.startTemplate('Social media')
  await expect(board.runState('post-api')).toHaveText('running', { timeout: 60_000 })
  const brokers = [...(await brokersOf(story.server))]
  producer = new Kafka({ brokers, logLevel: logLevel.NOTHING }).producer({
    createPartitioner: Partitioners.DefaultPartitioner,
  })
  await producer.connect()
})

test.afterAll(async () => {
  await producer?.disconnect()
  await story?.close()
})

const dotsDrawn = () => board.dots.getAttribute('data-drawn').then(Number)

/** As the drawn service would. */
const producePost = (value: string) =>
  producer.send({
    topic: 'user-posts',
    messages: [{ key: 'alice', value, headers: { 'x-streamboard-service': 'post-api' } }],
  })

test('opening a board moves no dot for what was there before; the first new record is the first dot', async () => {
  await expect(board.rows.nth(3)).toBeVisible()
  await board.stopAll()
  await expect(board.runState('post-api')).toHaveText('stopped')
  await page.reload()
  await expect(board.live).toBeVisible()
  await expect(board.rows.nth(3)).toBeVisible()
  await producePost('after the reload')
  await expect(board.rows.filter({ hasText: 'after the reload' })).toHaveCount(1)
  await expect.poll(dotsDrawn).toBe(1)
})

test('a dot that is clicked opens its message', async () => {
  const line = board.edge('post-api produces to user-posts').locator('path').first()
  const { middle, length } = await line.evaluate((path: SVGPathElement) => {
    const length = path.getTotalLength()
    const { x, y } = path.getPointAtLength(length / 2).matrixTransform(path.getScreenCTM() ?? undefined)
    return { middle: { x, y }, length }
  })
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 100))
  const before = await dotsDrawn()
  await producePost('caught in flight')
  const nextDot = async () => {
    await page.clock.runFor(10)
    return dotsDrawn()
  }
  await expect.poll(nextDot).toBe(before + 1)
  await page.clock.runFor(travelTime(length) / 2)
  await page.mouse.click(middle.x, middle.y)
  await page.clock.resume()
  await expect(board.record).toContainText('caught in flight')
  await expectAccessible(page, 'an opened message', 'drawer')
})

/** Milliseconds for an edge of this length in canvas units. */
const travelTime = (length: number) => Math.min(Math.max(length / 0.32, 450), 1500)
