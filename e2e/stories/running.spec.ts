import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { connectIndependently, type IndependentKafka } from '../independentKafka'
import { openStory, type Story } from '../openStory'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { filesPage } from '../pages/filesPage'
import { galleryPage } from '../pages/galleryPage'
import { planPage } from '../pages/planPage'
import { runningPage } from '../pages/runningPage'
import { onSharedBroker } from '../sharedBroker'

// A board that runs, and what a person does to it on the canvas: stop, crash, scale, and put a bookmark back.

const run = Date.now().toString(36)
const [orders, group] = [`orders.${run}`, `packing-${run}`]

const BOARD = `
streamboard: 1
name: Running
services:
  - { id: shop, name: shop, language: typescript }
  - { id: packing, name: packing, language: typescript }
topics:
  - { id: orders, name: ${orders}, partitions: 3, replication: 1, example: '{"id": {{seq}}}' }
connections:
  - { id: c1, kind: produces, from: shop, to: orders, rate: 10, key: '{{pick alice,dave,carol}}' }
  - { id: c2, kind: subscribes, from: orders, to: packing, group: ${group} }
`
const READS = `packing subscribes to ${orders} as group ${group}`

let story: Story
let page: Page
let board: BoardPage
let running: ReturnType<typeof runningPage>
let kafka: IndependentKafka

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  const env = onSharedBroker()
  kafka = await connectIndependently(env.KAFKA_BROKERS.split(','))
  story = await openStory(browser, env)
  page = story.page
  await galleryPage(page, story.server.address).open()
  await filesPage(page).pasteText(BOARD)
  await page.waitForURL(/\/boards\//)
  board = boardPage(page)
  running = runningPage(page)
  await expect(board.saved).toBeVisible()
  const plan = planPage(page)
  await plan.open()
  await plan.apply()
  await expect(plan.done).toBeVisible()
  await plan.close()
  await board.runAll()
  await expect(board.runState('packing')).toHaveText('running')
})

test.afterAll(async () => {
  await kafka?.close()
  await story?.close()
})

const lag = () => running.lagOn(READS)

test('stopped, a service says goodbye: what it leaves unread grows, and is gone when it is started again', async () => {
  await running.press('packing', 'Stop: says goodbye')
  await expect(board.runState('packing')).toHaveText('stopped')
  await expect.poll(lag).toBeGreaterThan(20)
  await running.press('packing', 'Start')
  await expect(board.runState('packing')).toHaveText('running')
  await expect.poll(lag, { timeout: 20_000 }).toBeLessThan(10)
})

test('instances are added and taken away, each has its lanes, and each step can be undone', async () => {
  await running.press('packing', 'One instance more')
  await running.press('packing', 'One instance more')
  await expect(running.instances('packing', 'running')).toHaveCount(3)
  await expect(running.stateDetail('packing')).toHaveText('3/3')
  for (const number of [0, 1, 2])
    await expect(running.instances('packing', 'running').nth(number)).toHaveAttribute(
      'title',
      new RegExp(`· partitions ${orders} [012] ·`),
    )
  await page.keyboard.press('Control+z')
  await expect(running.instances('packing', 'running')).toHaveCount(2)
})

test('crashed, a service says nothing: the broker has yet to notice, and the canvas says how long', async () => {
  await running.menuOn('packing')
  await board.pick('Crash: no goodbye')
  await expect(board.runState('packing')).toHaveText('crashed')
  await expect(running.stateDetail('packing')).toHaveText(/^noticed in [1-6] s$/)
  await expect(running.instances('packing', 'crashed')).toHaveCount(2)
  await expectAccessible(page, 'a service that crashed', 'canvas')
  await expect(running.stateDetail('packing')).toBeHidden()
  await expect(board.runState('packing')).toHaveText('crashed')
})

test('one instance is crashed alone, and comes back by Start', async () => {
  await running.press('packing', 'Start')
  await expect(running.stateDetail('packing')).toHaveText('2/2')
  await running.instances('packing', 'running').first().click()
  await board.pick('Crash instance 1')
  await expect(running.stateDetail('packing')).toHaveText(/^1\/2 · noticed in [1-6] s$/)
  await running.press('packing', 'Start')
  await expect(running.stateDetail('packing')).toHaveText('2/2', { timeout: 20_000 })
})

test('a bookmark is not moved while somebody reads with it, and the canvas says who', async () => {
  await board.selectTopic(orders)
  await running.bookmark(group, 0).press('ArrowLeft')
  await expect(running.said(`${group} has members: streamboard-packing`)).toBeVisible()
  await expect(running.moveDialog).toBeHidden()
})

test('a bookmark of an empty group is dragged back: what it passes is read again', async () => {
  await board.stopAll()
  await expect(board.runState('packing')).toHaveText('stopped')
  await expect(board.runState('shop')).toHaveText('stopped')
  const before = (await kafka.committed(group, orders)).get(0) ?? 0n
  await expect(running.bookmark(group, 0)).toHaveAttribute('data-free')
  await expect(running.bookmark(group, 0)).toHaveAttribute('aria-valuenow', `${before}`)
  await running.dragBack(group, 0, 4)
  await expect(running.moveDialog).toContainText(`It stands at ${before.toLocaleString('en')}`)
  await expect(running.moveDialog).toContainText('4 records will be read again')
  await expectAccessible(page, 'a bookmark that was dragged', 'dialog')
  await running.moveDialog.getByRole('button', { name: 'Move', exact: true }).click()
  await expect.poll(async () => (await kafka.committed(group, orders)).get(0)).toBe(before - 4n)
  await expect(running.bookmark(group, 0)).toHaveAttribute('aria-valuenow', `${before - 4n}`)
})

test('by keys: arrows move it, Escape leaves it, Home and Enter ask for the start', async () => {
  const bookmark = running.bookmark(group, 1)
  const before = await bookmark.getAttribute('aria-valuenow')
  await bookmark.focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(bookmark).toHaveAttribute('aria-valuenow', `${Number(before) - 10}`)
  await page.keyboard.press('Escape')
  await expect(bookmark).toHaveAttribute('aria-valuenow', `${before}`)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await running.moveDialog.getByRole('button', { name: 'Move', exact: true }).click()
  await expect.poll(async () => (await kafka.committed(group, orders)).get(1)).toBe(0n)
})
