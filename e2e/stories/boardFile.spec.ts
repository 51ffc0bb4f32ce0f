import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { openStory, type Story } from '../openStory'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { filesPage } from '../pages/filesPage'
import { type GalleryPage, galleryPage } from '../pages/galleryPage'
import { onSharedBroker } from '../sharedBroker'

// Boards as files and as cards: out of one board and into another that is equal; created, renamed, duplicated, deleted and brought back.

const WITHOUT_LAYOUT = `
streamboard: 1
name: Rides
services:
  - { id: rider-app, name: Rider app, language: typescript }
  - { id: dispatch, name: Dispatch, language: typescript }
topics:
  - { id: t1, name: ride.requested, partitions: 6, replication: 1, configs: { retention.ms: "3600000" } }
connections:
  - { id: c1, kind: produces, from: rider-app, to: t1 }
  - { id: c2, kind: subscribes, from: t1, to: dispatch, group: dispatch }
  - { id: c3, kind: calls, from: rider-app, to: dispatch }
notes: []
`

let story: Story
let page: Page
let gallery: GalleryPage
let files: ReturnType<typeof filesPage>
let exported: { readonly path: string; readonly text: string }

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser, onSharedBroker())
  page = story.page
  gallery = galleryPage(page, story.server.address)
  files = filesPage(page)
})

test.afterAll(() => story?.close())

async function opened(): Promise<BoardPage> {
  await page.waitForURL(/\/boards\/[a-z0-9-]+$/)
  const board = boardPage(page)
  await expect(board.nodes.first()).toBeVisible()
  await expect(board.saved).toBeVisible()
  return board
}

async function nothingOverlaps(board: BoardPage) {
  const boxes = await board.nodes.evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON()))
  for (const [index, a] of boxes.entries())
    for (const b of boxes.slice(index + 1))
      expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true)
}

test('a pasted board without a layout is laid out', async () => {
  await gallery.open()
  await files.pasteText(WITHOUT_LAYOUT)
  const board = await opened()
  await expect.poll(() => board.file(), { timeout: 20_000 }).toMatch(/layout:\n(.+\n){3}/)
  await nothingOverlaps(board)
})

test('its file is downloaded as it is shown', async () => {
  const board = boardPage(page)
  const path = await board.downloadBoardFile('YAML')
  exported = { path, text: await readFile(path, 'utf8') }
  expect(exported.text).toBe(await board.file())
})

test('chosen from the menu, dropped or pasted, the file becomes a new board equal to the first', async () => {
  const address = page.url()
  await files.openImport()
  await files.chooseFile('Choose files…', exported.path)
  await page.getByRole('button', { name: 'Open as a new board' }).click()
  await page.waitForURL((url) => url.href !== address)
  expect(await (await opened()).file()).toBe(exported.text)

  await files.dropFile({ name: 'rides.yaml', content: exported.text })
  await expect(page.getByRole('dialog')).toContainText('2 services, 1 topic')
  await page.keyboard.press('Escape')

  await gallery.open()
  await files.dropFile({ name: 'rides.yaml', content: exported.text })
  expect(await (await opened()).file()).toBe(exported.text)

  await gallery.open()
  await files.pasteText(exported.text)
  expect(await (await opened()).file()).toBe(exported.text)
})

test('in place of another board the file is one undo step', async () => {
  const board = boardPage(page)
  await board.selectService('Dispatch')
  await page.keyboard.press('Delete')
  const before = await board.file()
  await files.openImport()
  await files.chooseFile('Choose files…', exported.path)
  await page.getByRole('button', { name: 'Replace this board' }).click()
  await expect(board.service('Dispatch')).toBeVisible()
  expect(await board.file()).toBe(exported.text)
  await page.keyboard.press('Control+z')
  expect(await board.file()).toBe(before)
})

test('boards are renamed, duplicated, deleted and brought back', async () => {
  await gallery.open()
  await gallery.rename('Rides', 'City rides')
  await expect(gallery.cards).toHaveCount(4)
  await gallery.duplicate('City rides')
  await expect(gallery.cards).toHaveCount(5)
  await expect(gallery.card(/^City rides/)).toHaveCount(2)
  await gallery.remove('City rides')
  await expect(gallery.cards).toHaveCount(4)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(gallery.cards).toHaveCount(5)
  await expectAccessible(page, 'the gallery with boards')
})
