import { expect, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { type BoardStory, openBoardStory } from '../openBoardStory'
import { timelinePage } from '../pages/timelinePage'

// The page never goes blank: not when what a panel shows is deleted, and not when a panel fails.

const run = Date.now().toString(36)
const [orders, bills, readers] = [`orders.${run}`, `bills.${run}`, `readers-${run}`]

const BOARD = `
streamboard: 1
name: Failing parts
services: [{ id: s, name: reader, language: typescript }]
topics:
  - { id: o, name: ${orders}, partitions: 1, replication: 1 }
  - { id: b, name: ${bills}, partitions: 1, replication: 1 }
connections: [{ id: c, kind: subscribes, from: o, to: s, group: ${readers} }]
`

let story: BoardStory

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openBoardStory(browser, BOARD)
})

test.afterAll(() => story?.close())

test('a panel that fails says so in its place, can be closed, and works once it can', async () => {
  const { page, board } = story
  const timeline = timelinePage(page)
  await page.route('**/assets/Chart-*.js', (route) => route.abort())
  await timeline.show()
  await expect(page.getByRole('alert')).toContainText('Timeline cannot be shown')
  await expectAccessible(page, 'a part that failed', 'drawer')
  await expect(board.nodes).toHaveCount(3)
  await board.showMessages()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await timeline.show()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByRole('tabpanel')).toHaveCount(0)
  await page.unroute('**/assets/Chart-*.js')
  await timeline.show()
  await page.getByRole('button', { name: 'Reload the page' }).click()
  await timeline.show()
  await expect(timeline.moment.locator('canvas')).toBeVisible()
})

test('with the timeline open topics and services are deleted, and come back', async () => {
  const { page, board } = story
  const timeline = timelinePage(page)
  for (const [target, line] of [
    [board.topic(bills), `Rate of ${bills}`],
    [board.service('reader'), `Lag of ${readers}`],
  ] as const) {
    await target.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Delete')
    await expect(timeline.line(line)).toHaveCount(0)
    await expect(timeline.moment.locator('canvas')).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(timeline.line(line)).toBeVisible()
    await expect(timeline.moment.locator('canvas')).toBeVisible()
  }
})
