import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { startExported } from '../export/exportedProcess'
import { connectIndependently, type IndependentKafka } from '../independentKafka'
import { openStory, type Story } from '../openStory'
import { openWindow } from '../openWindow'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { galleryPage } from '../pages/galleryPage'
import { type StreamboardServer, startStreamboard } from '../streamboardServer'
import { unpack } from '../unpack'

// The main job, end to end, as a newcomer does it: one server, one broker, one board from the gallery to the exported service.

const run = promisify(execFile)
const TOPICS = ['user-posts', 'user-updates', 'direct-messages', 'feed-entries', 'message-stored', 'payments']

let story: Story
let server: StreamboardServer
let kafka: IndependentKafka
let brokers: readonly string[]
let page: Page
let board: BoardPage

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  story = await openStory(browser)
  server = story.server
  page = story.page
  await page.emulateMedia({ reducedMotion: 'no-preference' })
})

test.afterAll(async () => {
  await kafka?.close()
  await server?.stop()
  await story?.close()
})

test('one click on Social media draws it, creates its topics and starts it', async () => {
  test.setTimeout(120_000)
  const gallery = galleryPage(page, server.address)
  await gallery.open()
  board = await gallery.startTemplate('Social media')
  await expect(board.runState('post-api')).toHaveText('running', { timeout: 60_000 })

  brokers = await readyBrokers()
  kafka = await connectIndependently(brokers)
  const topics = await kafka.topics(TOPICS)
  for (const name of TOPICS) expect(topics.get(name)?.partitions, name).toBe(3)
  expect(topics.get('user-updates')?.configs.get('cleanup.policy')).toBe('compact')
})

test('messages move through the drawing: dots are painted, rows arrive, the view is live', async () => {
  await expect(board.live).toBeVisible()
  await expect(board.rows.first()).toBeVisible()
  await expect.poll(() => board.dots.getAttribute('data-drawn').then(Number)).toBeGreaterThan(3)
  await expect.poll(() => board.paintsDots()).toBe(true)
})

test('when the services are stopped the counters say what the broker says', async () => {
  await board.stopAll()
  for (const name of ['post-api', 'news-feed', 'notification']) {
    await expect(board.runState(name)).toHaveText('stopped', { timeout: 20_000 })
  }
  await board.selectTopic('user-posts')
  const ends = await kafka.ends('user-posts')
  const total = [...ends.values()].reduce((sum, end) => sum + end, 0n)
  await expect(board.inspector).toContainText(`${total.toLocaleString('en')} records`)
  for (const group of ['news-feed', 'notification']) {
    // What came after its reader had left is lag.
    const lag = [...(await kafka.committed(group, 'user-posts'))].reduce(
      (sum, [partition, next]) => sum + ((ends.get(partition) ?? 0n) - (next < 0n ? 0n : next)),
      0n,
    )
    await expect(board.inspector).toContainText(`${group}0 memberslag ${lag}`)
  }
})

test('a clicked record is, byte for byte, what an independent consumer reads', async () => {
  await board.showTopic('user-posts')
  const row = board.rows.first()
  const [partition, offset] = [
    await row.locator('td').nth(2).textContent(),
    await row.locator('td').nth(3).textContent(),
  ]
  await board.openRow(row)
  await expect(board.record).toContainText('ce_type')
  await expectAccessible(page, 'a record', 'drawer')
  await board.record.getByText('Text', { exact: true }).click()
  const shown = await board.record.locator('pre').first().textContent()
  const all = await kafka.read('user-posts')
  const same = all.find(
    (record) => record.partition === Number(partition) && record.offset === BigInt((offset ?? '').replaceAll(',', '')),
  )
  expect(shown).toBe(same?.value?.toString())
  expect(same?.headers.get('x-streamboard-service')).toBe('post-api')

  const inLane = all.filter((record) => record.partition === Number(partition))
  const ofKey = inLane.filter(({ key }) => key?.toString() === same?.key?.toString())
  await board.record.getByRole('button', { name: 'All of this key' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(`${records(ofKey.length)} of ${records(inLane.length)} read`)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('a message produced by hand with the key alice lands in the lane that was shown before', async () => {
  await board.selectTopic('user-posts')
  const produced = await board.produce({
    key: 'alice',
    value: '{"type":"PostCreated","data":{"authorId":"alice","text":"grüß dich 👋"}}',
  })
  expect(produced.lane).toBe(0)
  expect(produced.partition).toBe(0)
  const records = await kafka.read('user-posts')
  const same = records.find((record) => record.partition === 0 && record.offset === BigInt(produced.offset))
  expect(same?.value?.toString()).toContain('grüß dich 👋')
  await expect(board.rows.filter({ hasText: 'grüß dich' })).toHaveCount(1)
})

test('looking has left no trace: the only groups are the drawn ones', async () => {
  const groups = (await kafka.groups()).filter((group) => !group.startsWith('independent-'))
  expect(groups).toEqual(['messaging', 'news-feed', 'notification', 'user-profile'])
})

test('after a reload everything is there', async () => {
  await page.reload()
  await expect(board.service('notification')).toBeVisible()
  await expect(board.topic('user-posts')).toBeVisible()
  await expect(board.saved).toBeVisible()
  await expect(board.rows.first()).toBeVisible()
})

test('two windows edit at the same time and both see both', async ({ browser }) => {
  const other = await openWindow(browser)
  await other.goto(page.url())
  const there = boardPage(other)
  await expect(there.service('notification')).toBeVisible()
  await board.selectService('notification')
  await there.selectService('profile-api')
  await Promise.all([board.renameSelected('alerts'), there.renameSelected('profiles')])
  for (const window of [board, there]) {
    await expect(window.service('alerts')).toBeVisible()
    await expect(window.service('profiles')).toBeVisible()
    await expect(window.saved).toBeVisible()
  }
  await page.keyboard.press('Escape')
  await board.selectService('alerts')
  await board.renameSelected('notification')
  await expect(there.service('notification')).toBeVisible()
  await other.close()
})

test('the exported notification takes over the group of the drawn one and misses nothing', async () => {
  test.setTimeout(240_000)
  await board.runAll()
  await expect(board.runState('notification')).toHaveText('running')
  const zip = await board.downloadExport()
  const project = join(await unpack(zip, story.folder), 'services', 'notification')
  await run('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: project })
  await run('npm', ['run', 'build'], { cwd: project })

  await board.selectService('notification')
  await board.stopSelected()
  await expect(board.runState('notification')).toHaveText('stopped')
  const bookmarks = await kafka.committed('notification', 'user-posts')
  const exported = startExported(project, { KAFKA_BOOTSTRAP_SERVERS: brokers.join(',') })
  await exported.untilReady()
  await board.showGroups()
  await expect(board.groups).toContainText('notification-typescript')
  await expect
    .poll(async () => sum(await kafka.committed('notification', 'user-posts')))
    .toBeGreaterThan(sum(bookmarks))
  await board.stopAll()
  await expect(board.runState('post-api')).toHaveText('stopped')
  await expect
    .poll(async () => sum(await kafka.committed('notification', 'user-posts')))
    .toBe(sum(await kafka.ends('user-posts')))
  expect(await exported.stop()).toBe(0)
})

test('a broker that is killed is said to be gone, comes back by itself, and no gap is left unnamed', async () => {
  test.setTimeout(120_000)
  await board.runAll()
  await expect(board.runState('post-api')).toHaveText('running')
  await expect(board.live).toBeVisible()
  const record: { running: { pid: number } } = JSON.parse(
    await readFile(join(story.folder, 'kafka', 'broker.json'), 'utf8'),
  )
  process.kill(record.running.pid, 'SIGKILL')
  await expect(board.notLive).toBeVisible({ timeout: 5_000 })
  await expect(board.live).toBeVisible({ timeout: 40_000 })
  await board.showTopic('user-posts')
  const before = await kafka.ends('user-posts')
  await expect
    .poll(async () => sum(await kafka.ends('user-posts')), { timeout: 40_000 })
    .toBeGreaterThan(sum(before) + 3n)
  await board.stopAll()
  await expect(board.runState('post-api')).toHaveText('stopped', { timeout: 20_000 })
  await expect(page.getByText(/skipped/)).toHaveCount(0)
  const shown = await shownOffsets()
  for (const [partition, end] of await kafka.ends('user-posts')) {
    const newest = shown.filter((one) => one.partition === partition).map((one) => one.offset)
    expect(Math.max(...newest)).toBe(Number(end) - 1)
    expect(new Set(newest).size).toBe(newest.length)
  }
})

test('a server that is killed amid edits has every edit that was shown as saved', async () => {
  test.setTimeout(120_000)
  for (const name of ['one', 'two', 'three', 'four']) {
    await page.keyboard.press('Escape')
    await board.addService()
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await expect(board.service(name)).toBeVisible()
  }
  await expect(board.saved).toBeVisible()
  const port = Number(new URL(server.address).port)
  await server.kill()
  await expect(page.getByRole('status').filter({ hasText: /^Offline/ })).toBeVisible()
  await board.addService()
  await page.keyboard.type('offline-made')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: /kept here/ })).toBeVisible()
  server = await startStreamboard({ dataFolder: story.folder, port })
  await expect(board.saved).toBeVisible({ timeout: 30_000 })
  await page.reload()
  for (const name of ['one', 'two', 'three', 'four', 'offline-made']) await expect(board.service(name)).toBeVisible()
})

async function readyBrokers(): Promise<readonly string[]> {
  const health: { kafka: { state: string; brokers: string[] } } = await (
    await fetch(`${server.address}/healthz`)
  ).json()
  expect(health.kafka.state).toBe('ready')
  return health.kafka.brokers
}

const records = (amount: number) => (amount === 1 ? '1 record' : `${amount} records`)

const sum = (offsets: ReadonlyMap<number, bigint>) =>
  [...offsets.values()].reduce((total, offset) => total + (offset < 0n ? 0n : offset), 0n)

/** Partition and offset of every row that the table has drawn. */
const shownOffsets = () =>
  board.rows.evaluateAll((rows) =>
    rows.map((row) => {
      const cells = row.querySelectorAll('td')
      return { partition: Number(cells[2]?.textContent), offset: Number(cells[3]?.textContent?.replaceAll(',', '')) }
    }),
  )
