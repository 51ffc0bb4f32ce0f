import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { openStory, type Story } from '../openStory'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { filesPage } from '../pages/filesPage'
import { galleryPage } from '../pages/galleryPage'
import { lookingPage } from '../pages/lookingPage'
import { onSharedBroker } from '../sharedBroker'

// Somebody finds their way on a board that is larger than the window: palette, find, focus, saved views, minimap; and sets what they like.

const BOARD = `streamboard: 1
name: Way
services:
  - { id: shop, name: shop }
  - { id: pay, name: payments }
  - { id: ship, name: shipping }
  - { id: audit, name: audit }
topics:
  - { id: placed, name: order.placed, partitions: 1, replication: 1, configs: { retention.ms: "60000" } }
  - { id: paid, name: order.paid, partitions: 1, replication: 1 }
connections:
  - { id: c1, kind: produces, from: shop, to: placed }
  - { id: c2, kind: subscribes, from: placed, to: pay, group: payment-workers }
  - { id: c3, kind: produces, from: pay, to: paid }
  - { id: c4, kind: subscribes, from: paid, to: ship, group: shipping }
notes: [{ id: n, text: Ask the shop team before you change an order }]
layout:
  shop: { x: 0, y: 0 }
  placed: { x: 320, y: 0 }
  pay: { x: 840, y: 0 }
  paid: { x: 1160, y: 0 }
  ship: { x: 1680, y: 0 }
  audit: { x: 8, y: 200 }
  n: { x: 320, y: 200 }
`

let story: Story
let page: Page
let board: BoardPage
let looking: ReturnType<typeof lookingPage>

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser, onSharedBroker())
  page = story.page
  const gallery = galleryPage(page, story.server.address)
  await gallery.open()
  await gallery.newBoard()
  await gallery.open()
  await filesPage(page).pasteText(BOARD)
  await page.waitForURL(/\/boards\//)
  board = boardPage(page)
  looking = lookingPage(page)
  await expect(board.nodes).toHaveCount(7)
})

test.afterAll(() => story?.close())

test('the palette finds commands, nodes and boards, marks what it found, and begins with what was chosen last', async () => {
  await page.keyboard.press('Control+k')
  await looking.palette.fill('undo')
  await expect(looking.entry('Undo')).toHaveAttribute('aria-disabled', 'true')
  await expect(looking.entry('Undo')).toContainText('There is nothing to undo.')
  await looking.palette.fill('order.paid')
  await expect(page.getByRole('group', { name: 'Topics' }).getByRole('option')).toHaveText(['order.paid'])
  await expect(looking.entry('order.paid').locator('mark')).toHaveText('order.paid')
  await page.keyboard.press('Enter')
  await expect(board.topic('order.paid')).toHaveClass(/selected/)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option')).toHaveText(['order.paid'])
  await looking.palette.fill('untitled')
  await expect(page.getByRole('group', { name: 'Boards' }).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Escape')
})

test('Ctrl+F counts what has the text in it, goes from one to the next, and Escape leaves the last one selected', async () => {
  await page.keyboard.press('Control+f')
  await expect(looking.find).toBeFocused()
  await page.keyboard.type('shop')
  await expect(looking.found).toHaveText('1 of 2')
  await expect(board.canvas).toHaveAttribute('data-light', 'found')
  await expect(board.service('shop')).toHaveAttribute('data-lit', '')
  await expect(board.service('audit')).not.toHaveAttribute('data-lit')
  await page.keyboard.press('Enter')
  await expect(looking.found).toHaveText('2 of 2')
  await expect(board.notes.first()).toHaveClass(/selected/)
  await page.keyboard.press('Enter')
  await expect(looking.found).toHaveText('1 of 2')
  await page.keyboard.press('Shift+Enter')
  await expect(looking.found).toHaveText('2 of 2')
  for (const [text, found] of [
    ['retention', 'order.placed'],
    ['order.paid', 'order.paid'],
  ] as const) {
    await looking.find.fill(text)
    await expect(looking.found).toHaveText('1 of 1')
    await expect(board.topic(found)).toHaveClass(/selected/)
  }
  await looking.find.fill('nowhere at all')
  await expect(looking.found).toHaveText('Nothing found')
  await expectAccessible(page, 'nothing found', 'canvas')
  await looking.find.fill('payment-workers')
  await expect(looking.found).toHaveText('1 of 1')
  await page.keyboard.press('Escape')
  await expect(looking.find).toBeHidden()
  await expect(board.edge('payments subscribes to order.placed as group payment-workers')).toHaveClass(/selected/)
})

test('focus shows the neighbourhood of the selection, step by step; Escape shows everything again', async () => {
  await looking.goTo('payments')
  await page.keyboard.press('Shift+F')
  await expect(board.nodes).toHaveCount(3)
  await expect(looking.focus).toContainText('3 of 7 nodes')
  await expectAccessible(page, 'a neighbourhood', 'canvas')
  await looking.focus.getByRole('button', { name: 'One step further' }).click()
  await expect(board.nodes).toHaveCount(5)
  await looking.focus.getByRole('button', { name: 'One step less far' }).click()
  await expect(board.nodes).toHaveCount(3)
  await looking.goTo('audit')
  await expect(board.service('audit')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(looking.focus).toBeHidden()
  await page.keyboard.press('Shift+1')
  await expect(board.nodes).toHaveCount(7)
  await expect(board.service('audit')).toHaveClass(/selected/)
  await page.keyboard.press('Escape')
  await expect(board.service('audit')).not.toHaveClass(/selected/)
})

test('a view is saved under a name, found in the palette, renamed and deleted; undo brings it back', async () => {
  await looking.atActualSize()
  await expect(looking.percent).toHaveText('100 %')
  await looking.saveView('Close by')
  await page.keyboard.press('Shift+1')
  await expect(looking.percent).not.toHaveText('100 %')
  await looking.goTo('Close by')
  await expect(looking.percent).toHaveText('100 %')
  await page.keyboard.press('Shift+V')
  await page.getByRole('button', { name: 'Rename Close by' }).click()
  await page.keyboard.type('Near')
  await page.keyboard.press('Enter')
  await expect(looking.views).toHaveText([/Near/])
  await expectAccessible(page, 'saved views', 'dialog')
  await page.getByRole('button', { name: 'Delete Near' }).click()
  await expect(looking.views).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  expect(await board.file()).toContain('name: Near')
})

test('the minimap is there while not all is in view, and leads where it is pressed', async () => {
  await page.keyboard.press('Shift+1')
  await expect(looking.minimap).toBeHidden()
  await looking.atActualSize()
  await expect(looking.minimap).toBeVisible()
  await expect(looking.minimap).toHaveAccessibleName('Minimap: 7 nodes, all is well')
  await looking.minimap.click({ position: { x: 170, y: 54 } })
  await expect(board.service('shipping')).toBeInViewport()
  await expect(board.service('shop')).toHaveCount(0)
  await looking.minimap.click({ position: { x: 10, y: 54 } })
  await expect(board.service('shop')).toBeInViewport()
})

test('Space or the middle button and a drag pan, the wheel too, Ctrl and the wheel zoom, and a double click asks what to add', async () => {
  await page.keyboard.press('Shift+1')
  const [empty, percent] = [await board.onPage({ x: 12, y: 12 }), await looking.percent.textContent()]
  const place = async () => (await board.service('shop').boundingBox()) ?? { x: 0, y: 0 }
  const panned = async (pan: () => Promise<void>, by: { readonly x: number; readonly y: number }) => {
    const { x, y } = await place()
    await pan()
    await expect.poll(async () => Math.round((await place()).x - x)).toBe(by.x)
    expect(Math.round((await place()).y - y)).toBe(by.y)
  }
  const drag = async (button: 'left' | 'middle') => {
    await page.mouse.move(empty.x, empty.y)
    await page.mouse.down({ button })
    await page.mouse.move(empty.x + 20, empty.y + 10)
    await page.mouse.move(empty.x + 40, empty.y + 20)
    await page.mouse.up({ button })
  }
  await panned(() => drag('middle'), { x: 40, y: 20 })
  await page.keyboard.down('Space')
  await panned(() => drag('left'), { x: 40, y: 20 })
  await page.keyboard.up('Space')
  await page.mouse.wheel(30, 0)
  await expect(looking.percent).toHaveText(percent ?? '')
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -100)
  await page.keyboard.up('Control')
  await expect(looking.percent).not.toHaveText(percent ?? '')
  await page.mouse.dblclick(empty.x, empty.y)
  await expect(board.picker.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(board.picker).toBeHidden()
})

test('selected nodes are aligned from the menu that the menu key opens, in one step', async () => {
  await page.keyboard.press('Shift+1')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Shift+F10')
  await expect(board.picker).toBeVisible()
  await expectAccessible(page, 'the menu of a selection', 'menu')
  await board.pick('Align top edges')
  expect((await board.file()).match(/y: 0 }/g)).toHaveLength(7)
  await page.keyboard.press('Control+z')
  expect(await board.file()).toContain('y: 200 }')
})

test('what is dragged stops where it meets others, and shows on what', async () => {
  await page.keyboard.press('Escape')
  await looking.atActualSize()
  await looking.goTo('audit')
  await board.holdNode(board.service('audit'), { x: -5, y: 40 })
  await expect(looking.guides).not.toHaveCount(0)
  await page.mouse.up()
  await expect(looking.guides).toHaveCount(0)
  expect(await board.file()).not.toContain('audit: { x: 8, y: 200 }')
})

test('settings hold at once, in other tabs too, and after a reload', async () => {
  const other = await page.context().newPage()
  await other.goto(page.url())
  await expect(other.getByRole('toolbar', { name: 'View' })).toBeVisible()
  await page.keyboard.press('Control+,')
  await looking.choose('Density', 'Compact')
  await looking.choose('Plain wheel', 'Zooms')
  await looking.choose('Reduced motion', 'Never')
  for (const tab of [page, other]) {
    await expect(tab.locator('html')).toHaveAttribute('data-density', 'compact')
    await expect(tab.locator('html')).toHaveAttribute('data-motion', 'full')
  }
  await other.close()
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(board.service('shop')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact')
  const before = await looking.percent.textContent()
  await board.canvas.hover()
  await page.mouse.wheel(0, -300)
  await expect(looking.percent).not.toHaveText(before ?? '')
})
