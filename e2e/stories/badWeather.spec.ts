import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { brokersOf } from '../brokersOf'
import { expectAccessible } from '../expectAccessible'
import { connectIndependently } from '../independentKafka'
import { openStory, type Story } from '../openStory'
import { openWindow } from '../openWindow'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { filesPage } from '../pages/filesPage'
import { mountSmallDisk } from '../smallDisk'
import { startStreamboard } from '../streamboardServer'

// What goes wrong around the drawing: the broker, the disk, a template. Each is said, and nothing is lost.

let story: Story
let page: Page

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser)
  page = story.page
})

test.afterAll(() => story?.close())

const GENERATED = {
  streamboard: 1,
  name: 'Templates',
  services: ['huge', 'broken', 'plain', 'fine'].map((name) => ({ id: name, name })),
  topics: ['huge', 'broken', 'plain', 'fine'].map((name) => ({
    id: `t-${name}`,
    name: `${name}-topic`,
    partitions: 1,
  })),
  connections: [
    ['huge', '{{key}}'.repeat(9_000), 'k'.repeat(200)],
    ['broken', '{"id": "{{nonsense}}"}', 'k'],
    ['plain', 'no JSON { at all', 'k'],
    ['fine', '{"id":"{{uuid}}"}', 'k'],
  ].map(([name, value, key]) => ({
    id: `c-${name}`,
    kind: 'produces',
    from: name,
    to: `t-${name}`,
    rate: 5,
    key,
    value,
  })),
}

test('a service whose messages cannot be made says so; the others go on', async () => {
  const board = await openBoard(page, story.server.address, JSON.stringify(GENERATED))
  await board.openPlan()
  await page.getByRole('button', { name: 'Apply and run' }).click({ timeout: 60_000 })
  await expect(board.runState('fine')).toHaveText('running', { timeout: 30_000 })
  await board.selectService('huge')
  await expect(board.inspector).toContainText(/A message for huge-topic was not sent: The message would/)
  await board.selectService('broken')
  await expect(board.runState('broken')).toHaveText('held back')
  await expect(board.inspector).toContainText('what holds it back')
  await expect(board.inspector).toContainText('nonsense')
  await board.selectService('plain')
  await expect(board.inspector).toContainText(/[1-9]\d* produced/)
  await expect(board.runState('plain')).toHaveText('running')
  await board.showMessages()
  await expect(board.rows.filter({ hasText: 'fine-topic' }).first()).toBeVisible()
  await expect(board.rows.filter({ hasText: 'no JSON { at all' }).first()).toBeVisible()
  await board.stopAll()
})

const TOPICS = Array.from({ length: 20 }, (_, index) => `weather-${String(index).padStart(2, '0')}`)
const MANY_TOPICS = {
  streamboard: 1,
  name: 'Bad weather',
  topics: TOPICS.map((name) => ({ id: name, name, partitions: 3 })),
}

test('a broker that goes away mid-apply: the plan says where it stopped and takes up the rest', async () => {
  test.setTimeout(120_000)
  const board = await openBoard(page, story.server.address, JSON.stringify(MANY_TOPICS))
  await board.openPlan()
  const dialog = page.getByRole('dialog')
  const steps = dialog.getByRole('listitem')
  await dialog.getByRole('button', { name: 'Apply 20 steps' }).click({ timeout: 60_000 })
  await expect(dialog.getByLabel('done', { exact: true }).nth(2)).toBeVisible()
  const record: { running: { pid: number } } = JSON.parse(
    await readFile(join(story.folder, 'kafka', 'broker.json'), 'utf8'),
  )
  process.kill(record.running.pid, 'SIGKILL')

  const failed = steps.filter({ has: page.getByLabel('failed') })
  await expect(failed).toHaveCount(1, { timeout: 60_000 })
  const topic = /weather-\d\d/.exec((await failed.textContent()) ?? '')?.[0] ?? 'none'
  await expect(dialog.getByRole('alert')).toContainText(topic)
  await expect(dialog.getByRole('alert')).toContainText('Then apply again: what is done stays done')
  await expectAccessible(page, 'a plan that stopped', 'dialog')
  await expect(dialog).not.toContainText('Done.')

  const again = dialog.getByRole('button', { name: /^Apply \d+ steps?$/ })
  await expect(again).toBeEnabled({ timeout: 60_000 })
  await expect(dialog.getByRole('alert')).toContainText(topic)
  expect(Number(/\d+/.exec((await again.textContent()) ?? '')?.[0])).toBeLessThan(18)
  await again.click()
  await expect(dialog).toContainText('Planning again finds nothing left to do', { timeout: 60_000 })
  await page.keyboard.press('Escape')

  const kafka = await connectIndependently(await brokersOf(story.server))
  const topics = await kafka.topics(TOPICS)
  await kafka.close()
  expect(TOPICS.map((name) => topics.get(name)?.partitions)).toEqual(TOPICS.map(() => 3))
})

const BIG_NOTES = {
  streamboard: 1,
  name: 'Notes',
  notes: Array.from({ length: 10 }, (_, index) => ({ id: `n${index}`, text: `note ${index} ${'x'.repeat(50_000)}` })),
}

test('a full disk: the edit is refused with the reason, stays on the page, and is saved when there is room', async ({
  browser,
}) => {
  const disk = await mountSmallDisk(4)
  // Has to stay: nobody but root can mount a disk of a few megabytes, and filling the real one is not ours to do. CI runs it as root.
  test.skip(disk === null, 'mounting a small disk takes root')
  if (!disk) return
  const brokers = (await brokersOf(story.server)).join(',')
  const small = await startStreamboard({ dataFolder: disk.folder, port: 0, env: { KAFKA_BROKERS: brokers } })
  const window = await openWindow(browser)
  const board = await openBoard(
    window,
    small.address,
    'streamboard: 1\nname: Small disk\nservices: [{ id: a, name: before }]',
  )
  await expect(board.saved).toBeVisible()

  await disk.fill()
  await filesPage(window).pasteText(JSON.stringify(BIG_NOTES))
  await expect(window.getByRole('status').filter({ hasText: /^Not saved$/ })).toBeVisible()
  await expect(window.getByRole('alert')).toContainText('The disk is full, so the board could not be saved.')
  await window.keyboard.press('Escape')
  await board.addService()
  await board.nameIt('meanwhile')
  await expect(window.getByRole('status').filter({ hasText: /^Not saved$/ })).toBeVisible()
  await window.keyboard.press('Escape')
  await window.keyboard.press('Shift+1')
  await expect(board.notes).toHaveCount(10)
  await expect(board.service('meanwhile')).toBeVisible()

  await disk.free()
  await expect(board.saved).toBeVisible({ timeout: 20_000 })
  await expect(window.getByRole('alert')).toHaveCount(0)
  await window.reload()
  await expect(board.service('before')).toBeVisible()
  await expect(board.service('meanwhile')).toBeVisible()
  await expect(board.notes).toHaveCount(10)
  await window.close()
  expect(await small.stop()).toBe(0)
  await disk.remove()
})

/** Pasted into the gallery, as somebody does who was sent a board in a message. */
async function openBoard(window: Page, address: string, text: string): Promise<BoardPage> {
  await window.goto(address)
  await expect(window.getByRole('button', { name: 'New board' })).toBeVisible()
  await filesPage(window).pasteText(text)
  await window.waitForURL(/\/boards\/[a-z0-9-]+$/)
  return boardPage(window)
}
