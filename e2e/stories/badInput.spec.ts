import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { BAD_BOARD_FILES } from '../badBoardFiles'
import { brokersOf } from '../brokersOf'
import { expectAccessible } from '../expectAccessible'
import { connectForeignClient } from '../export/foreignClient'
import { openStory, type Story } from '../openStory'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { filesPage } from '../pages/filesPage'
import { galleryPage } from '../pages/galleryPage'
import { onSharedBroker } from '../sharedBroker'

// What people type, drop, paste and produce by mistake or on purpose: each ends in a sentence, and nothing is lost.

let story: Story
let page: Page
let board: BoardPage

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser, onSharedBroker())
  page = story.page
})

test.afterAll(() => story?.close())

const alerts = () => page.getByRole('alert')

test('a file that is no board file is refused in the gallery, chosen, dropped or pasted', async () => {
  const gallery = galleryPage(page, story.server.address)
  const files = filesPage(page)
  await gallery.open()
  for (const { what, text, sentence } of BAD_BOARD_FILES) {
    await test.step(what, async () => {
      const path = join(story.folder, 'board.yaml')
      await writeFile(path, text)
      for (const hand of [
        () => files.chooseFile('Open a file…', path),
        () => files.dropFile({ name: 'board.yaml', content: text }),
        () => files.pasteText(text),
      ]) {
        await hand()
        await expect(alerts().filter({ hasText: sentence }).first()).toBeVisible()
        await page.getByRole('button', { name: 'Dismiss' }).click()
        await expect(alerts()).toHaveCount(0)
      }
    })
  }
  await expect(page).toHaveURL(`${story.server.address}/`)
})

test('a file of 100 MB is refused by its size, and the page goes on', async () => {
  const path = join(story.folder, 'huge.json')
  await writeFile(path, '')
  await truncate(path, 100 * 1024 * 1024)
  const files = filesPage(page)
  for (const hand of [
    () => files.chooseFile('Open a file…', path),
    () => files.dropFile({ name: 'huge.yaml', content: 100 * 1024 * 1024 }),
  ]) {
    await hand()
    await expect(alerts().filter({ hasText: /This file has 100 MB; a board file has at most 4/ })).toBeVisible()
    await page.getByRole('button', { name: 'Dismiss' }).click()
  }
})

const DRAWN = `streamboard: 1
name: Bad input
services:
  - { id: reader, name: reader }
topics:
  - { id: orders, name: orders, partitions: 1 }
connections:
  - { id: reads, kind: subscribes, from: orders, to: reader, group: reader }
layout: { orders: { x: 0, y: 0 }, reader: { x: 500, y: 0 } }
`

test('on an open board a bad file changes nothing, by menu, drop or paste', async () => {
  const files = filesPage(page)
  await openDrawn()
  const before = await board.file()
  for (const { what, text, sentence } of BAD_BOARD_FILES) {
    await test.step(what, async () => {
      await files.dropFile({ name: 'board.json', content: text })
      const dialog = page.getByRole('dialog')
      await expect(dialog.getByRole('alert').filter({ hasText: sentence }).first()).toBeVisible()
      await expect(dialog.getByRole('button', { name: 'Replace this board' })).toHaveCount(0)
      await dialog.getByRole('textbox', { name: 'Text of a drawing' }).fill(text)
      await expect(dialog.getByRole('alert').filter({ hasText: sentence }).first()).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      await files.pasteText(text)
    })
  }
  await files.openImport()
  await files.chooseFile('Choose files…', join(story.folder, 'huge.json'))
  await expect(alerts().filter({ hasText: 'This file has 100 MB' })).toBeVisible()
  await files.dropFile({ name: 'other.json', content: '[]' })
  await expect(alerts().filter({ hasText: 'neither a board file, an AsyncAPI document' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(await board.file()).toBe(before)
  await expect(board.saved).toBeVisible()
})

const LONG = 'x'.repeat(250)
const TOPIC_NAMES = ['order placed', '🎉', LONG, '..', '__proto__', 'constructor', '__consumer_offsets']
const SERVICE_NAMES = ['  spaces  ', '🎉🎉', LONG, '..', '__proto__', 'constructor', 'class']

test('names that Kafka refuses are problems with a sentence; the board is saved all the same', async () => {
  test.setTimeout(90_000)
  for (const name of TOPIC_NAMES) await add(board.addTopic, name)
  for (const name of SERVICE_NAMES) await add(board.addService, name)
  await expect(board.saved).toBeVisible()
  await page.reload()
  await expect(board.topic('__proto__')).toBeVisible()
  await expect(board.service('constructor')).toBeVisible()
  await board.showProblems()
  await expect(board.problems.filter({ has: page.getByLabel('Error') })).toHaveCount(TOPIC_NAMES.length)
  await expect(
    board.problems.filter({ hasText: /Kafka takes no spaces in a topic's name.*Call it "order-placed"/ }),
  ).toHaveCount(1)
})

test('a plan leaves them out, and says why', async () => {
  await expect(page.getByRole('button', { name: /Kafka|Local/ }).first()).toBeVisible()
  await board.openPlan()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('listitem')).toHaveCount(1, { timeout: 60_000 })
  await expect(dialog.getByRole('status').filter({ hasText: /\.$/ })).toHaveCount(TOPIC_NAMES.length)
  for (const name of TOPIC_NAMES) await expect(dialog).toContainText(name)
  await expectAccessible(page, 'a plan that leaves things out', 'dialog')
  await page.keyboard.press('Escape')
})

test('renaming mends each', async () => {
  for (const index of TOPIC_NAMES.keys()) {
    const errors = board.problems.filter({ has: page.getByLabel('Error') })
    await errors.first().getByRole('button').click()
    await board.renameSelected(`renamed-${index}`)
    await expect(errors).toHaveCount(TOPIC_NAMES.length - index - 1)
  }
  await board.openPlan()
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1 + TOPIC_NAMES.length)
  await page.keyboard.press('Escape')
})

test('a group may have a strange name, but not one that its client cannot keep', async () => {
  await openDrawn()
  await board.showProblems()
  await board.edge('reader subscribes to orders as group reader').focus()
  await page.keyboard.press('Enter')
  const field = board.inspector.getByLabel('Group', { exact: true })
  for (const [group, problems] of [
    ['__proto__', 1],
    [LONG, 1],
    ['🎉 read all', 0],
    ['..', 0],
    ['constructor', 1],
    ['reader', 0],
  ] as const) {
    await field.fill(group)
    await field.press('Enter')
    await expect(board.problems.filter({ has: page.getByLabel('Error') }), group).toHaveCount(problems)
  }
  await expect(board.saved).toBeVisible()
})

test('a message of 2 MB is refused with a sentence and stays in the dialog', async () => {
  await openDrawn()
  await board.openPlan()
  await page.getByRole('button', { name: 'Apply 1 step' }).click()
  await expect(page.getByText('Planning again finds nothing left to do')).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Escape')
  await board.selectTopic('orders')
  await board.inspector.getByRole('button', { name: /Produce a message/ }).click()
  const dialog = page.getByRole('dialog')
  const value = dialog.getByRole('textbox', { name: 'Value', exact: true })
  await value.fill(JSON.stringify({ big: 'x'.repeat(2_000_000) }))
  await expect(dialog.getByText(/^The value has [\d.]+ MB; a message has at most/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Produce', exact: true })).toBeDisabled()
  expect((await value.inputValue()).length).toBeGreaterThan(2_000_000)
  await value.fill('{"small":1}')
  await dialog.getByRole('button', { name: 'Produce', exact: true }).click()
  await expect(dialog.getByText(/^In partition/)).toBeVisible()
  await page.keyboard.press('Escape')
})

const INVALID_UTF8 = Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc3, 0x28])
const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

/** Each is produced under its name as key, and shows this in its row and in its detail. */
const STRANGE: readonly { name: string; value: Buffer | string | null; row: RegExp; detail: RegExp }[] = [
  { name: 'invalid UTF-8', value: INVALID_UTF8, row: /binary ff fe 00 80 c3 28/, detail: /ff fe 00 80 c3 28/ },
  { name: 'deep', value: deep(5_000), row: /\{"a":\{"a":/, detail: /a/ },
  {
    name: 'deep and 900 kB',
    value: deep(150_000),
    row: /\{"a":\{"a":/,
    detail: /Only the first .* are shown\. Download all/,
  },
  { name: 'tombstone', value: null, row: /tombstone/, detail: /Tombstone: no value/ },
  { name: 'empty', value: '', row: /5 B/, detail: /Value · 0 B/ },
  {
    name: 'placeholder',
    value: '{"_placeholder":true,"num":0}',
    row: /"_placeholder":true,"num":0/,
    detail: /_placeholder/,
  },
  { name: '__proto__', value: '{"__proto__":{"isAdmin":true}}', row: /"__proto__"/, detail: /isAdmin/ },
  {
    name: 'markup',
    value: '<img src=x onerror=alert(1)>',
    row: /<img src=x onerror=alert\(1\)>/,
    detail: /<img src=x/,
  },
]

test('whatever another client writes is shown for what it is, and the view goes on', async () => {
  const foreign = await connectForeignClient([...(await brokersOf(story.server))])
  const shown = async (what: RegExp, detail: RegExp) => {
    const row = board.rows.filter({ hasText: what }).first()
    await expect(row).toBeVisible()
    await board.openRow(row)
    await expect(board.record).toContainText(detail)
  }
  await board.showMessages()
  for (const { name, value, row, detail } of STRANGE) {
    await test.step(name, async () => {
      await foreign.send('orders', [{ key: name, value }])
      await expect(board.rows.filter({ hasText: name }).filter({ hasText: row })).toBeVisible()
      await shown(new RegExp(name), detail)
    })
  }
  await foreign.send('orders', [{ key: null, value: 'no key', headers: { twice: ['first', 'second', INVALID_UTF8] } }])
  await shown(/no key/, /twice\s*first\s*twice\s*second\s*twice\s*ff fe 00 80 c3 28/)
  for (const codec of ['gzip', 'snappy', 'lz4', 'zstd'] as const) {
    await foreign.send('orders', [{ key: codec, value: `packed by ${codec}` }], codec)
    await shown(new RegExp(`packed by ${codec}`), new RegExp(`packed by ${codec}`))
  }
  await expect(board.live).toBeVisible()
  await expect(page.getByText(/skipped/)).toHaveCount(0)
  await foreign.close()
})

/** A new board like DRAWN, pasted into the gallery. */
async function openDrawn() {
  await galleryPage(page, story.server.address).open()
  await expect(page.getByRole('button', { name: 'New board' })).toBeVisible()
  await filesPage(page).pasteText(DRAWN)
  await page.waitForURL(/\/boards\/[a-z0-9-]+$/)
  board = boardPage(page)
  await expect(board.topic('orders')).toBeVisible()
}

async function add(kind: () => Promise<void>, name: string) {
  await page.keyboard.press('Escape')
  await kind()
  await board.nameIt(name)
}
