import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { openStory, type Story } from '../openStory'
import type { BoardPage } from '../pages/boardPage'
import { galleryPage } from '../pages/galleryPage'
import { onSharedBroker } from '../sharedBroker'

// Drawing by mouse, from the empty board: every gesture, what it does to the board's file, and the way back.

let story: Story
let page: Page
let board: BoardPage

/** The board's file after each gesture, and how many undo steps that gesture was. */
const trail: { readonly file: string; readonly steps: number }[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser, onSharedBroker())
  page = story.page
})

test.afterAll(() => story?.close())

async function after(steps: number, gesture: () => Promise<void>) {
  await gesture()
  const file = await board.file()
  expect(file).not.toBe(trail.at(-1)?.file)
  trail.push({ file, steps })
}

test('an empty board shows three ways on', async () => {
  const gallery = galleryPage(page, story.server.address)
  await gallery.open()
  board = await gallery.newBoard()
  await expect(board.waysOn.getByRole('button')).toHaveText(['Draw', 'Take a template', 'Import a file'])
  await board.waysOn.getByRole('button', { name: 'Draw' }).click()
  await page.keyboard.type('my first service')
  await page.keyboard.press('Enter')
  await expect(board.service('my first service')).toBeVisible()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(board.waysOn).toBeVisible()
  trail.push({ file: await board.file(), steps: 0 })
})

test('services and a topic are dragged to their places and named there', async () => {
  await after(2, () => board.dragFromPalette('service', { x: 140, y: 100 }, 'checkout'))
  await expect(board.waysOn).toBeHidden()
  await after(2, () => board.dragFromPalette('topic', { x: 520, y: 100 }, 'order.placed'))
  await after(2, () => board.dragFromPalette('service', { x: 900, y: 100 }, 'shipping'))
  await expect(board.nodes).toHaveCount(3)
  expect(trail.at(-1)?.file).toContain('name: order.placed')
  const [service, canvas] = [await board.service('checkout').boundingBox(), await board.onPage({ x: 140, y: 100 })]
  expect(Math.abs((service?.x ?? 0) + 98 - canvas.x)).toBeLessThanOrEqual(8)
  expect(Math.abs((service?.y ?? 0) + 32 - canvas.y)).toBeLessThanOrEqual(8)
})

test('from a handle to a node: a service produces to a topic, a service subscribes to it with a group of its own', async () => {
  await after(1, () => board.connect(board.service('checkout'), 'right', board.topic('order.placed')))
  await expect(board.edge('checkout produces to order.placed')).toBeVisible()
  await after(1, () => board.connect(board.topic('order.placed'), 'right', board.service('shipping')))
  await expect(board.edge('shipping subscribes to order.placed as group shipping')).toBeVisible()
})

test('a connection dropped on empty canvas asks what is at its end; Escape leaves everything as it was', async () => {
  await board.connectToEmpty(board.topic('order.placed'), 'bottom', { x: 320, y: 330 })
  await expect(board.picker.getByRole('menuitem')).toHaveText([/^Service/])
  await page.keyboard.press('Escape')
  await expect(board.picker).toBeHidden()
  await board.connectToEmpty(board.service('shipping'), 'bottom', { x: 780, y: 330 })
  await expect(board.picker.getByRole('menuitem')).toHaveText([
    /^Topic/,
    /^Service/,
    /^Table/,
    /^State/,
    /^Dead letters/,
  ])
  await expectAccessible(page, 'what may be at the end of a connection', 'menu')
  await page.keyboard.press('Escape')
  expect(await board.file()).toBe(trail.at(-1)?.file)
})

test('the node at its end and the connection are one undo step', async () => {
  await board.connectToEmpty(board.service('shipping'), 'bottom', { x: 780, y: 330 })
  await board.pick('Topic')
  await page.keyboard.press('Escape')
  await expect(board.nodes).toHaveCount(4)
  await page.keyboard.press('Control+z')
  await expect(board.nodes).toHaveCount(3)
  expect(await board.file()).toBe(trail.at(-1)?.file)
  await after(2, async () => {
    await board.connectToEmpty(board.service('shipping'), 'bottom', { x: 780, y: 330 })
    await board.pick('Topic')
    await board.nameIt('parcel.sent')
  })
  await expect(board.edge('shipping produces to parcel.sent')).toBeVisible()
})

test('a service dropped on a service is an HTTP call or an event through a new topic', async () => {
  await after(2, () => board.dragFromPalette('service', { x: 140, y: 300 }, 'billing'))
  await after(1, async () => {
    await board.connect(board.service('checkout'), 'bottom', board.service('billing'))
    await expect(board.picker.getByRole('menuitem')).toHaveText([/^Event/, /^HTTP call/])
    await board.pick('HTTP call')
  })
  await expect(board.edge('checkout calls billing')).toBeVisible()
  await after(2, async () => {
    await board.connect(board.service('billing'), 'right', board.service('shipping'))
    await board.pick('Event')
    await board.nameIt('invoice.issued')
  })
  await expect(board.edge('billing produces to invoice.issued')).toBeVisible()
  await expect(board.edge('shipping subscribes to invoice.issued as group shipping')).toBeVisible()
})

test('two topics cannot be connected, and the canvas says why', async () => {
  await board.holdOver(board.topic('order.placed'), 'bottom', board.topic('parcel.sent'))
  await expect(board.canvas.getByText(/^Two topics cannot be connected/)).toBeVisible()
  await page.mouse.up()
  const said = page.getByText(/^Two topics cannot be connected/)
  await expect(said).toBeVisible()
  expect(await board.file()).toBe(trail.at(-1)?.file)
  // The sentence stands above the canvas: when it goes, everything moves up.
  await expect(said).toBeHidden()
})

test('a double click on its title renames a node in place', async () => {
  await after(1, async () => {
    await board.service('billing').locator('.sb-title').dblclick()
    await board.nameIt('invoicing')
  })
  await expect(board.service('invoicing')).toBeVisible()
})

test('a box selects what it touches; deleting takes the connections of what is deleted along in one step', async () => {
  await board.drag({ x: 20, y: 240 }, { x: 260, y: 350 })
  await expect(board.service('invoicing')).toHaveClass(/selected/)
  await expect(board.service('checkout')).not.toHaveClass(/selected/)
  await after(1, () => page.keyboard.press('Delete'))
  await expect(board.service('invoicing')).toHaveCount(0)
  await expect(board.edge('checkout calls invoicing')).toHaveCount(0)
  await expect(board.edge('invoicing produces to invoice.issued')).toHaveCount(0)
})

test('with Alt held, a dragged node stays and a copy of it is dropped, in one step', async () => {
  const place = await board.topic('parcel.sent').boundingBox()
  await page.keyboard.down('Alt')
  await after(1, () => board.dragNode(board.topic('parcel.sent'), { x: 0, y: -160 }))
  await page.keyboard.up('Alt')
  await expect(board.topic('parcel.sent-2')).toHaveClass(/selected/)
  expect(await board.topic('parcel.sent').boundingBox()).toEqual(place)
})

test('a node is dragged, nudged and tidied up, one step each', async () => {
  await after(1, () => board.dragNode(board.topic('parcel.sent'), { x: -200, y: 16 }))
  await after(2, async () => {
    await board.selectService('shipping')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowLeft')
  })
  await board.clickEmpty({ x: 20, y: 20 })
  await after(1, async () => {
    await page.keyboard.press('Alt+Shift+T')
    await expect.poll(() => board.file()).not.toBe(trail.at(-1)?.file)
  })
})

test('everything is undone to the empty board, and redone to the very same picture', async () => {
  for (let at = trail.length - 1; at > 0; at--) {
    for (let step = 0; step < trail[at]!.steps; step++) await page.keyboard.press('Control+z')
    expect(await board.file(), `undoing gesture ${at}`).toBe(trail[at - 1]!.file)
  }
  await expect(board.waysOn).toBeVisible()
  for (let at = 1; at < trail.length; at++)
    for (let step = 0; step < trail[at]!.steps; step++)
      await page.keyboard.press(at % 2 ? 'Control+y' : 'Control+Shift+z')
  expect(await board.file()).toBe(trail.at(-1)?.file)
})

test('copies are pasted here, duplicated, and pasted into another board', async () => {
  await page.keyboard.press('Escape')
  await board.selectService('checkout')
  await page.keyboard.down('Control')
  await board
    .topic('order.placed')
    .locator('.sb-head')
    .click({ position: { x: 4, y: 4 } })
  await page.keyboard.up('Control')
  await page.keyboard.press('Control+c')
  await page.keyboard.press('Control+v')
  await expect(board.service('checkout-2')).toHaveClass(/selected/)
  await expect(board.edge('checkout-2 produces to order.placed-2')).toBeVisible()
  await page.keyboard.press('Control+d')
  await expect(board.edge('checkout-3 produces to order.placed-3')).toBeVisible()

  const other = await page.context().newPage()
  const gallery = galleryPage(other, story.server.address)
  await gallery.open()
  const there = await gallery.newBoard()
  await expect(there.waysOn).toBeVisible()
  await other.keyboard.press('Control+v')
  await expect(there.edge('checkout produces to order.placed')).toBeVisible()
  await expect(there.nodes).toHaveCount(2)
  await other.close()
})
