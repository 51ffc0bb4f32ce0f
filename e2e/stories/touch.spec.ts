import { type Browser, expect, type Locator, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { openStory, type Story } from '../openStory'
import { openWindow } from '../openWindow'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { filesPage } from '../pages/filesPage'
import { fingers } from '../pages/fingers'
import { galleryPage } from '../pages/galleryPage'
import { planPage } from '../pages/planPage'
import { timelinePage } from '../pages/timelinePage'
import { onSharedBroker } from '../sharedBroker'

// Without mouse and keyboard: a board is drawn on a tablet, and looked at and run from a phone.

const orders = `orders.${Date.now().toString(36)}`
const BOARD = `
streamboard: 1
name: Touched
services:
  - { id: shop, name: shop }
  - { id: stock, name: stock }
topics:
  - { id: orders, name: ${orders}, partitions: 1, replication: 1 }
connections:
  - { id: c1, kind: produces, from: shop, to: orders, rate: 1 }
layout:
  shop: { x: 0, y: 0 }
  orders: { x: 320, y: 0 }
  stock: { x: 320, y: 240 }
`

let story: Story
let address: string

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser, onSharedBroker())
  const { page, server } = story
  await galleryPage(page, server.address).open()
  await filesPage(page).pasteText(BOARD)
  await page.waitForURL(/\/boards\//)
  const plan = planPage(page)
  await plan.open()
  await plan.apply()
  await expect(plan.done).toBeVisible()
  await plan.close()
  address = page.url()
})

test.afterAll(() => story?.close())

async function touched(browser: Browser, viewport: { readonly width: number; readonly height: number }) {
  const page = await openWindow(browser, viewport, { isTouched: true })
  await page.goto(address)
  const board = boardPage(page)
  await expect(board.service('shop')).toBeVisible()
  return { page, board, hand: await fingers(page) }
}

/** Where the drawing is, and how large. */
const placeOf = async (board: BoardPage) => {
  const box = await board.topic(orders).boundingBox()
  if (!box) throw new Error('the topic is not drawn')
  return box
}

const nearly = (value: number) => expect.closeTo(value, -0.5)

/** A drawing that is still being opened or fitted moves under the fingers. */
async function standsStill(board: BoardPage): Promise<Box> {
  let before = await placeOf(board)
  await expect
    .poll(
      async () => {
        const [last, now] = [before, await placeOf(board)]
        before = now
        return [now.x - last.x, now.y - last.y, now.width - last.width]
      },
      { intervals: [300] },
    )
    .toEqual([0, 0, 0])
  return before
}
type Box = Awaited<ReturnType<typeof placeOf>>

async function expectPanAndPinch({ page, board, hand }: Awaited<ReturnType<typeof touched>>) {
  const fit = page.getByRole('button', { name: 'Fit all' }).first()
  await expect(async () => {
    const before = await standsStill(board)
    const empty = await board.onPage({ x: 60, y: 300 })
    await hand.slide([empty, { x: empty.x + 40, y: empty.y + 30 }])
    expect(await standsStill(board)).toMatchObject({ x: nearly(before.x + 40), y: nearly(before.y + 30) })
  }).toPass()
  await expect(async () => {
    // Fingers that were too slow have zoomed all the same: what is out of view is not drawn.
    await fit.tap()
    const before = await standsStill(board)
    const middle = before.x + before.width / 2
    const [above, below, apart] = [before.y - 20, before.y + before.height + 20, before.height + 40]
    const slide = (from: number, by: number) =>
      [
        { x: middle, y: from },
        { x: middle, y: from + by },
      ] as const
    await hand.slide(slide(above, -apart / 2), slide(below, apart / 2))
    expect((await standsStill(board)).width).toBeGreaterThan(before.width * 1.5)
  }).toPass()
}

test('on a tablet one finger pans, two zoom, a tap selects, and a long press opens the menu', async ({ browser }) => {
  const tablet = await touched(browser, { width: 1024, height: 768 })
  const { page, board, hand } = tablet
  await expectPanAndPinch(tablet)
  await page.getByRole('button', { name: 'Fit all' }).first().tap()
  await board.service('shop').locator('.sb-head').tap()
  await expect(board.service('shop')).toHaveClass(/selected/)
  const box = await board.service('stock').boundingBox()
  if (!box) throw new Error('the service is not drawn')
  await hand.down({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
  await expect(page.getByRole('menuitem', { name: /^Start/ })).toBeVisible()
  await hand.up()
  await expect(page.getByRole('menuitem', { name: /^Start/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expectAccessible(page, 'a board on a tablet')
  await page.close()
})

test('two taps connect; taps add to the selection; undo has a button', async ({ browser }) => {
  const { page, board } = await touched(browser, { width: 1024, height: 768 })
  await board.service('stock').locator('.sb-head').tap()
  await board.service('stock').locator('.sb-handle').nth(1).dispatchEvent('click')
  await expect(page.getByText('Connect stock: tap what it leads to')).toBeVisible()
  await board.topic(orders).locator('.sb-head').tap()
  await expect(board.edge(`stock produces to ${orders}`)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).tap()
  await expect(board.edges).toHaveCount(1)
  await page.getByRole('button', { name: 'Select', exact: true }).tap()
  for (const name of ['shop', 'stock']) await board.service(name).locator('.sb-head').tap()
  await expect(board.inspector.getByRole('heading', { name: '3 selected' })).toBeVisible()
  await page.close()
})

test('on a phone a board is looked at, and its services are started and stopped', async ({ browser }) => {
  const phone = await touched(browser, { width: 390, height: 844 })
  const { page, board } = phone
  await expect(page.getByText('To draw, open this board on a larger screen.')).toBeVisible()
  await expect(page.getByRole('toolbar', { name: 'Add and arrange' })).toBeHidden()
  for (const tab of await page.getByRole('tab').all()) await expect(tab).toBeInViewport({ ratio: 1 })
  await expectPanAndPinch(phone)
  await page.getByRole('button', { name: /^Run all/ }).tap()
  await expect(page.getByRole('button', { name: 'Stop all' })).toContainText('2/2')
  await page.getByRole('button', { name: 'Show the outline' }).tap()
  await page.getByRole('treeitem', { name: /^Service shop/ }).tap()
  await page.getByRole('button', { name: 'Hide the outline' }).last().tap()
  await page.getByRole('button', { name: 'Show the inspector' }).tap()
  await board.inspector.getByRole('button', { name: 'Stop' }).tap()
  await expect(board.inspector).toContainText('Stopped')
  await expectAccessible(page, 'a service on a phone')
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  expect(width).toBe(room)
  await page.getByRole('button', { name: 'Close the inspector' }).tap()
  const timeline = timelinePage(page)
  await timeline.show()
  expect((await timeline.moment.boundingBox())?.width).toBeGreaterThan(300)
  await expect(timeline.happening(/^\d\d:\d\d:\d\dshop stopped/).first()).toBeVisible()
  await page
    .getByRole('banner')
    .getByRole('button', { name: /1 broker/ })
    .tap()
  const cluster = page.getByRole('dialog')
  await expect(cluster.getByRole('table', { name: 'Brokers' })).toBeInViewport({ ratio: 1 })
  expect(await cluster.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Stop all' }).tap()
  await expect(page.getByRole('button', { name: /^Run all/ })).toBeVisible()
  await page.close()
})

test('at twice the size nothing is lost or covered, whatever is open', async ({ browser }) => {
  const page = await openWindow(browser, { width: 640, height: 360 })
  await page.goto(address)
  await page.getByRole('button', { name: 'Show the outline' }).click()
  await page.getByRole('treeitem', { name: /^Service shop/ }).click()
  await expectAccessible(page, 'a board at 200 %')
  const bars = [page.getByRole('banner'), page.getByRole('tablist', { name: 'Drawer' }), page.getByRole('tree')]
  for (const bar of bars) {
    const [box, covered] = [await bar.boundingBox(), await coveredIn(bar)]
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(640)
    expect(covered).toEqual([])
  }
  await page.close()
})

/** Names of what can be pressed in a bar, is in its view, and has something else lying over its middle. */
const coveredIn = (bar: Locator) =>
  bar.evaluate((element) => {
    const room = element.getBoundingClientRect()
    return [...element.querySelectorAll('button, a, [role="tab"], [role="treeitem"]')].flatMap((one) => {
      const { left, top, width, height } = one.getBoundingClientRect()
      const [x, y] = [left + width / 2, top + height / 2]
      if (width === 0 || x < room.left || x > room.right || y < room.top || y > room.bottom) return []
      const over = document.elementFromPoint(x, y)
      return over && (one.contains(over) || over.contains(one)) ? [] : [one.textContent || one.ariaLabel]
    })
  })
