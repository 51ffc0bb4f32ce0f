import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { openStory, type Story } from '../openStory'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { filesPage } from '../pages/filesPage'
import { galleryPage } from '../pages/galleryPage'
import { onSharedBroker } from '../sharedBroker'

// What can be done with connections once they are drawn, each gesture one undo step: the file after it is the file before.

const BOARD = `streamboard: 1
name: Connections
services:
  - { id: orders, name: orders }
  - { id: billing, name: billing }
  - { id: mail, name: mail }
  - { id: audit, name: audit }
topics:
  - { id: placed, name: placed, partitions: 2 }
  - { id: sent, name: sent, partitions: 2 }
connections:
  - { id: writes, kind: produces, from: orders, to: placed, rate: 7 }
  - { id: reads, kind: subscribes, from: placed, to: billing, group: billing }
  - { id: mails, kind: subscribes, from: sent, to: mail, group: mail }
layout:
  orders: { x: 0, y: 16 }
  placed: { x: 320, y: 0 }
  billing: { x: 960, y: 16 }
  sent: { x: 320, y: 240 }
  mail: { x: 960, y: 256 }
  audit: { x: 0, y: 480 }
`

let story: Story
let page: Page
let board: BoardPage
let drawn: string

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser, onSharedBroker())
  page = story.page
  board = boardPage(page)
  // The view need not glide each time.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await galleryPage(page, story.server.address).open()
  await filesPage(page).pasteText(BOARD)
  await page.waitForURL(/\/boards\//)
  await expect(board.nodes).toHaveCount(6)
  drawn = await board.file()
})

test.afterAll(() => story?.close())

/** And back: whatever was done was one step. */
test.afterEach(async () => {
  await page.keyboard.press('Control+z')
  await expect.poll(() => board.file()).toBe(drawn)
})

test('a service dragged from the palette onto a connection goes into it, and says before what becomes of it', async () => {
  const at = await board.middleOfEdge('billing subscribes to placed as group billing')
  await board.carryFromPalette('service', at)
  await expect(board.insertion).toHaveText(/^It reads placed and passes it on to billing through a new topic, placed-2/)
  await page.mouse.up()
  await page.keyboard.press('Escape')
  await expect(board.edge('service-1 subscribes to placed as group service-1')).toBeAttached()
  await expect(board.edge('service-1 produces to placed-2')).toBeAttached()
  await expect(board.edge('billing subscribes to placed-2 as group billing')).toBeAttached()
  await expect(board.insertion).toBeHidden()
})

test('a topic held over what a service produces is refused with the reason, and put down beside it', async () => {
  await board.carryFromPalette('topic', await board.middleOfEdge('orders produces to placed'))
  await expect(board.insertion).toHaveText(/^A topic can stand between two services only/)
  await page.mouse.up()
  await page.keyboard.press('Escape')
  await expect(board.nodes).toHaveCount(7)
  await expect(board.edges).toHaveCount(3)
})

test('a loose service dragged onto a connection goes into it', async () => {
  // What was put down beside the others has moved the view.
  await page.keyboard.press('Shift+1')
  await expect(board.service('audit')).toBeInViewport({ ratio: 1 })
  const from = await board.middleOf(board.service('audit').locator('.sb-head'))
  const to = await board.middleOfEdge('orders produces to placed')
  await board.carry(from, to)
  await expect(board.insertion).toHaveText(/^It reads what was meant for placed from a new topic/)
  await page.mouse.up()
  await expect(board.edge('audit produces to placed')).toBeAttached()
  await expect(board.edge('orders produces to placed-2')).toBeAttached()
})

test('the end of a selected connection is dragged to another node; where it cannot lie, the canvas says why', async () => {
  await board.selectEdge('orders produces to placed')
  await board.dragEnd('orders produces to placed', 'target', board.service('billing'))
  await expect(
    page.getByText('What a service produces ends at a topic, and billing is a service.').first(),
  ).toBeVisible()
  await expect(board.edge('orders produces to placed')).toBeAttached()
  await board.dragEnd('orders produces to placed', 'target', board.topic('sent'))
  await expect(board.edge('orders produces to sent')).toBeAttached()
  expect(await board.file()).toContain('id: writes, kind: produces, from: orders, to: sent, rate: 7')
})

test('the same by keyboard, from the menu of the connection', async () => {
  await board.selectEdge('mail subscribes to sent as group mail')
  await board.clickEdge('mail subscribes to sent as group mail', 'right')
  await board.pick('Move its start to')
  const field = page.getByRole('combobox', { name: 'Node' })
  await expect(page.getByRole('option')).toHaveText([/^placed/])
  await field.press('Enter')
  await expect(board.edge('mail subscribes to placed as group mail')).toBeAttached()
})

test('a topic is replaced by another, and what would be lost is said before', async () => {
  await board.selectTopic('placed')
  await board.topic('placed').locator('.sb-title').click({ button: 'right' })
  await board.pick('Replace by')
  await expect(page.getByRole('option')).toHaveText([/^A new topic/, /^sent.*takes over 2 connections/])
  await expectAccessible(page, 'what may take its place', 'dialog')
  await page.getByRole('option', { name: /^sent/ }).click()
  await expect(board.topic('placed')).toHaveCount(0)
  await expect(board.edge('billing subscribes to sent as group billing')).toBeAttached()
  await expect(board.edge('orders produces to sent')).toBeAttached()
})

test('a service that would call or read twice loses that connection only when a person says so', async () => {
  await board.selectService('billing')
  await page.keyboard.press('Control+Shift+D')
  await expect(board.edge('billing-2 subscribes to placed as group billing-2')).toBeAttached()
  await board.service('billing-2').locator('.sb-title').click({ button: 'right' })
  await board.pick('Replace by')
  await page.getByRole('option', { name: /^billing.*takes over 0 of 1/ }).click()
  await expect(page.getByText('billing already subscribes to placed.')).toBeVisible()
  await page.getByRole('button', { name: 'Replace all the same' }).click()
  await expect(board.service('billing-2')).toHaveCount(0)
  await page.keyboard.press('Control+z')
})

test('a waypoint is pulled out of the line, moved by keys, and goes along with both ends', async () => {
  const label = 'mail subscribes to sent as group mail'
  await board.selectEdge(label)
  const from = await board.middleOfEdge(label)
  await board.carry(from, { x: from.x, y: from.y + 96 })
  await page.mouse.up()
  const waypoint = page.getByRole('button', { name: 'Waypoint 1 of 1' })
  await waypoint.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => board.file()).toMatch(/group: mail, via: \[\{ x: \d+, y: \d+ \}\]/)
  await page.keyboard.press('Control+z')
  await waypoint.dblclick()
  await expect(waypoint).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await board.clickEdge(label, 'right')
  await board.pick('Add a waypoint')
  await expect(waypoint).toBeVisible()
})

test('two topics are given the same number of partitions at once', async () => {
  await board.selectTopic('placed')
  await page.keyboard.down('Control')
  await board.selectTopic('sent')
  await page.keyboard.up('Control')
  const field = board.inspector.getByRole('textbox', { name: 'Partitions' })
  await expect(field).toHaveValue('2')
  await field.fill('none')
  await field.press('Enter')
  await expect(board.inspector.getByText('The number of partitions is a whole number from 1.')).toBeVisible()
  await expectAccessible(page, 'several at once, and a mistake', 'inspector')
  await field.fill('4')
  await field.press('Enter')
  await expect(board.topic('placed')).toHaveAttribute('aria-label', 'Topic placed, 4 partitions')
  await expect(board.topic('sent')).toHaveAttribute('aria-label', 'Topic sent, 4 partitions')
  await page.keyboard.press('Tab')
  await board.clickEmpty({ x: 8, y: 8 })
})
