import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { openStory, type Story } from '../openStory'
import { openWindow } from '../openWindow'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { filesPage } from '../pages/filesPage'
import { galleryPage } from '../pages/galleryPage'
import { type VersionsPage, versionsPage } from '../pages/versionsPage'
import { onSharedBroker } from '../sharedBroker'
import { type StreamboardServer, startStreamboard } from '../streamboardServer'

// A board through time: kept under a name, redrawn, compared in one picture and as text, brought back, taken back; and after a kill.

const SHOP = `streamboard: 1
name: Shop
services:
  - { id: a, name: Orders }
  - { id: b, name: Mail }
topics:
  - { id: t, name: versions-orders, partitions: 3 }
connections:
  - { id: c1, kind: produces, from: a, to: t }
  - { id: c2, kind: subscribes, from: t, to: b, group: mail }
layout:
  a: { x: 0, y: 0 }
  t: { x: 320, y: 0 }
  b: { x: 800, y: 0 }
`
const REDRAWN = SHOP.replace('{ id: b, name: Mail }', '{ id: p, name: Push }')
  .replace('partitions: 3', 'partitions: 6')
  .replace(
    '{ id: c2, kind: subscribes, from: t, to: b, group: mail }',
    '{ id: c3, kind: subscribes, from: t, to: p, group: push }',
  )
  .replace('b: { x: 800, y: 0 }', 'p: { x: 800, y: 160 }')

let story: Story
let page: Page
let board: BoardPage
let versions: VersionsPage
let restarted: StreamboardServer | undefined

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser, onSharedBroker())
  page = story.page
  ;[board, versions] = [boardPage(page), versionsPage(page)]
  await galleryPage(page, story.server.address).open()
  await filesPage(page).pasteText(SHOP)
  await page.waitForURL(/\/boards\//)
  await expect(board.saved).toBeVisible()
})

test.afterAll(async () => {
  await restarted?.stop()
  await story?.close()
})

const drawn = (label: string) => page.locator(`.react-flow__node[aria-label="${label}"]`)

test('a board is kept under a name, and what differs from it now is one picture', async () => {
  await versions.open()
  await expect(versions.row('Begun')).toContainText('2 services added, 1 topic added, 2 connections added')
  await versions.keepAs('Before the demo')
  await expect(versions.row('Before the demo')).toBeVisible()
  await expect(versions.rows).toHaveCount(1)

  await filesPage(page).dropFile({ name: 'redrawn.yaml', content: REDRAWN })
  await page.getByRole('button', { name: 'Replace this board' }).click()
  await expect(drawn('Service Push')).toBeVisible()

  await versions.compare('Before the demo')
  await expect(drawn('Service Mail, removed')).toBeVisible()
  await expect(drawn('Service Push, added')).toBeVisible()
  await expect(drawn('Topic versions-orders, 6 partitions, changed')).toBeVisible()
  await expect(drawn('Service Orders')).toBeVisible()
  await expect(versions.changes).toHaveText([
    '−service Mailremoved',
    '+service Pushadded',
    '±topic versions-orders: partitions 3 → 6changed',
    '−connection versions-orders → Mailremoved',
    '+connection versions-orders → Pushadded',
  ])
  await expectAccessible(page, 'two versions in one picture')
})

test('the changes are gone through by keys, nothing is edited meanwhile, and Escape ends it', async () => {
  await page.keyboard.press('F7')
  await page.keyboard.press('F7')
  await expect(versions.step).toHaveText('Change 2 of 5')
  await expect(drawn('Service Push, added')).toHaveClass(/selected/)
  await page.keyboard.press('Shift+F7')
  await expect(versions.step).toHaveText('Change 1 of 5')

  await drawn('Service Push, added').click()
  await page.keyboard.press('Delete')
  await expect(page.getByText('Press Escape to go on drawing')).toBeVisible()
  await versions.showText()
  await expect(versions.textRows.filter({ hasText: 'name: Mail' })).toContainText('removed')
  await expect(versions.textRows.filter({ hasText: 'name: Push' })).toContainText('added')
  await expectAccessible(page, 'two versions as text', 'dialog')
  await page.keyboard.press('Escape')
  await expect(versions.dialog).toHaveCount(0)
  await expect(versions.comparison).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(versions.comparison).toHaveCount(0)
  await expect(drawn('Service Push')).toBeVisible()
  await expect(drawn('Service Mail')).toHaveCount(0)
})

test('a restore says what it changes, reaches everybody, and is undone in one step', async ({ browser }) => {
  const other = await openWindow(browser)
  await other.goto(page.url())
  const others = boardPage(other)
  await expect(others.service('Push')).toBeVisible()

  await versions.askToRestore('Before the demo')
  await expect(versions.dialog).toContainText('1 service removed')
  await expect(versions.dialog).toContainText('What is drawn now is kept as a version')
  await expectAccessible(page, 'a restore', 'dialog')
  await versions.confirmRestore()
  await expect(versions.dialog).toHaveCount(0)
  await expect(drawn('Service Mail')).toBeVisible()
  await expect(drawn('Topic versions-orders, 3 partitions')).toBeVisible()
  await expect(others.service('Mail')).toBeVisible()
  await expect(others.service('Push')).toHaveCount(0)
  await expect(versions.rows).toHaveCount(2)
  await expect(versions.row('Before a restore')).toContainText('1 topic changed')

  await page.keyboard.press('ControlOrMeta+Z')
  await expect(drawn('Service Push')).toBeVisible()
  await expect(drawn('Service Mail')).toHaveCount(0)
  await expect(others.service('Push')).toBeVisible()
  await other.close()

  await versions.compare('Before a restore')
  await expect(versions.step).toHaveText('They are the same.')
  await versions.compareTo(/^Before the demo/)
  await expect(versions.changes).toHaveCount(5)
  await page.keyboard.press('Escape')
})

test('versions are there after the server was killed, and one with a name goes when somebody deletes it', async () => {
  const port = Number(new URL(story.server.address).port)
  await story.server.kill()
  restarted = await startStreamboard({ dataFolder: story.folder, port, env: onSharedBroker() })
  await page.reload()
  await expect(board.saved).toBeVisible()
  await versions.open()
  await expect(versions.rows).toHaveCount(2)
  await versions.rename('Before the demo')
  await versions.dialog.getByRole('textbox').fill('As taught')
  await page.keyboard.press('Enter')
  await versions.delete('As taught')
  await expect(versions.rows).toHaveCount(1)
})
