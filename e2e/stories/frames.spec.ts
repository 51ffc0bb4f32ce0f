import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { openStory, type Story } from '../openStory'
import type { BoardPage } from '../pages/boardPage'
import { galleryPage } from '../pages/galleryPage'
import { onSharedBroker } from '../sharedBroker'

// What belongs together: framed, filled and emptied by hand, seen as one, tidied, and explained in a note.

let story: Story
let page: Page
let board: BoardPage

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser, onSharedBroker())
  page = story.page
  const gallery = galleryPage(page, story.server.address)
  await gallery.open()
  board = await gallery.newBoard()
  await board.dragFromPalette('service', { x: 200, y: 160 }, 'orders')
  await board.dragFromPalette('service', { x: 200, y: 320 }, 'pricing')
  await board.dragFromPalette('topic', { x: 620, y: 160 }, 'order.placed')
  await board.dragFromPalette('service', { x: 620, y: 420 }, 'mail')
  await board.connect(board.service('orders'), 'right', board.topic('order.placed'))
  await board.connect(board.service('pricing'), 'right', board.topic('order.placed'))
  await board.connect(board.topic('order.placed'), 'bottom', board.service('mail'))
  await expect(board.edges).toHaveCount(3)
})

test.afterAll(() => story?.close())

test('with nothing selected Ctrl+G says what to do; then it frames what is selected, and the name is typed', async () => {
  await board.clickEmpty({ x: 60, y: 40 })
  await page.keyboard.press('ControlOrMeta+g')
  await expect(page.getByText('Select what belongs together first')).toBeVisible()
  await board.selectService('orders')
  await page.keyboard.down('Shift')
  await board.selectService('pricing')
  await page.keyboard.up('Shift')
  await page.keyboard.press('ControlOrMeta+g')
  await board.nameIt('Sales')
  await expect(board.frame('Sales')).toHaveAttribute('aria-label', 'Frame Sales, holds 2')
  await expect(board.inspector.getByRole('listitem')).toHaveText([/^orders/, /^pricing/])
  await expectAccessible(page, 'a frame', 'inspector')
})

test('what is dropped into the frame is in it, and what is dragged away is not', async () => {
  await board.dragNode(board.service('mail'), { x: -420, y: -180 })
  await expect(board.frame('Sales')).toHaveAttribute('aria-label', 'Frame Sales, holds 3')
  await board.dragNode(board.service('mail'), { x: 420, y: 180 })
  await expect(board.frame('Sales')).toHaveAttribute('aria-label', 'Frame Sales, holds 2')
})

test('dragged by its title it takes along what it holds, and one undo brings all of it back', async () => {
  const before = await board.file()
  await board.dragFrame('Sales', { x: 0, y: 80 })
  const after = await board.file()
  const changed = after.split('\n').filter((line, at) => line !== before.split('\n')[at])
  expect(changed).toHaveLength(2)
  await page.keyboard.press('ControlOrMeta+z')
  expect(await board.file()).toBe(before)
})

test('collapsed it is one node, and the two connections that leave it are one line with their number', async () => {
  await board.frame('Sales').getByRole('button', { name: 'Collapse Sales' }).click()
  await expect(board.service('orders')).toBeHidden()
  await expect(board.edges).toHaveCount(2)
  await expect(board.edge('2 connections from Sales to order.placed')).toBeVisible()
  await board.frame('Sales').getByRole('button', { name: 'Expand Sales' }).click()
  await expect(board.service('orders')).toBeVisible()
  await expect(board.edges).toHaveCount(3)
})

test('tidied, the frame keeps what it holds, and stands apart from the rest; a second time there is nothing to do', async () => {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+Shift+T')
  const right = async (name: string) => {
    const box = await board.frame(name).boundingBox()
    return (box?.x ?? 0) + (box?.width ?? 0)
  }
  await expect
    .poll(async () => ((await board.topic('order.placed').boundingBox())?.x ?? 0) - (await right('Sales')))
    .toBeGreaterThan(0)
  await expect(board.frame('Sales')).toHaveAttribute('aria-label', 'Frame Sales, holds 2')
  await page.keyboard.press('Alt+Shift+T')
  await expect(page.getByText('Everything stands in order already.')).toBeVisible()
})

test('a note is drawn as Markdown, its links lead away safely, and what would run is text', async () => {
  await page.keyboard.press('Shift+S')
  const field = board.canvas.getByRole('textbox', { name: 'Note' })
  await field.fill(
    '# Sales\n\n- [guide](https://example.org/)\n- [trap](javascript:alert(1))\n\n<img src=x onerror=alert(1)>',
  )
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(board.notes.getByRole('heading', { name: 'Sales' })).toBeVisible()
  await expect(board.notes.getByRole('link')).toHaveText(['guide'])
  await expect(board.notes.getByRole('link')).toHaveAttribute('rel', /noopener/)
  await expect(board.notes.locator('img')).toHaveCount(0)
  await expect(board.notes).toContainText('<img src=x onerror=alert(1)>')
  const corner = await board.middleOf(board.notes.locator('.sb-note-grip'))
  const before = await board.file()
  await board.carry(corner, { x: corner.x + 120, y: corner.y + 40 })
  await page.mouse.up()
  expect(await board.file()).toMatch(/width: \d+, height: \d+/)
  await page.keyboard.press('ControlOrMeta+z')
  expect(await board.file()).toBe(before)
  await expectAccessible(page, 'a note in Markdown', 'canvas')
})
