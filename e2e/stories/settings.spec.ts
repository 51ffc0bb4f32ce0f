import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { openStory, type Story } from '../openStory'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { filesPage } from '../pages/filesPage'
import { galleryPage } from '../pages/galleryPage'
import { settingsPage } from '../pages/settingsPage'
import { onSharedBroker } from '../sharedBroker'

// What can be set on each kind of thing: every change is one line of the board's file and one undo step.

const BOARD = `
streamboard: 1
name: Settings
services:
  - { id: mailer, name: mailer, language: typescript }
  - { id: shop, name: shop, language: typescript }
topics:
  - { id: placed, name: order.placed, partitions: 3, replication: 1 }
  - { id: lonely, name: nobody.cared, partitions: 1, replication: 1 }
connections:
  - { id: c1, kind: produces, from: shop, to: placed, rate: 1 }
  - { id: c2, kind: subscribes, from: placed, to: mailer, group: mailer }
notes: []
`

let story: Story
let page: Page
let board: BoardPage
let settings: ReturnType<typeof settingsPage>

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser, onSharedBroker())
  page = story.page
  await galleryPage(page, story.server.address).open()
  await filesPage(page).pasteText(BOARD)
  await page.waitForURL(/\/boards\//)
  board = boardPage(page)
  settings = settingsPage(page)
  await expect(board.topic('nobody.cared')).toBeVisible()
  await expect(board.saved).toBeVisible()
})

test.afterAll(() => story?.close())

/** Makes a change and says which lines of the file it made; undone it is gone, redone it is back. */
async function linesOf(change: () => Promise<void>): Promise<string> {
  const before = await board.file()
  await change()
  const after = await board.file()
  await page.keyboard.press('Control+z')
  expect(await board.file()).toBe(before)
  await page.keyboard.press('Control+y')
  expect(await board.file()).toBe(after)
  const old = new Set(before.split('\n'))
  return after
    .split('\n')
    .filter((line) => !old.has(line))
    .join('\n')
}

test('a topic: name, partitions, retention, cleanup, example', async () => {
  await board.selectTopic('order.placed')
  expect(await linesOf(() => settings.set('Partitions', '6'))).toContain('partitions: 6')
  expect(await linesOf(() => settings.set('Retention', '2 days'))).toContain('retention.ms: "172800000"')
  expect(await linesOf(() => settings.choose('Cleanup', 'compact'))).toContain('cleanup.policy: compact')
  expect(await linesOf(() => settings.set('Example message', '{ "id": "{{uuid}}" }'))).toContain('example:')
  await expect(board.inspector.getByText('Comes out as JSON.')).toBeVisible()
  expect(await linesOf(() => settings.set('Name', 'order.created'))).toContain('name: order.created')
  await expect(board.topic('order.created')).toBeVisible()
})

test('a topic: further configs and a schema', async () => {
  await settings.showTab('Configs')
  await settings.addConfig('max.message.bytes', '2097152')
  expect(await board.file()).toContain('max.message.bytes: "2097152"')
  expect(await linesOf(() => settings.set('max.message.bytes', '4194304'))).toContain('max.message.bytes: "4194304"')
  await settings.showTab('Schema')
  const schema = '{ "type": "object", "required": ["id"] }'
  expect(await linesOf(() => settings.set('JSON Schema of the value', schema))).toContain('schema:')
})

test('a service: its name; only a language that the export speaks can be chosen', async () => {
  await board.selectService('shop')
  expect(await linesOf(() => settings.set('Name', 'web-shop'))).toContain('name: web-shop')
  await board.inspector.getByRole('combobox', { name: 'Language of the export' }).click()
  await expect(page.getByRole('option', { name: /TypeScript/ })).toBeEnabled()
  await expect(page.getByRole('option', { name: /Rust/ })).toHaveAttribute('data-combobox-disabled', 'true')
  await page.keyboard.press('Escape')
})

test('what a service produces: rate, key with its lanes, value, or one for each record', async () => {
  expect(await linesOf(() => settings.set('Messages a second', '2.5'))).toContain('rate: 2.5')
  await settings.choose('Key', 'the same for all')
  expect(await linesOf(() => settings.set('The key', 'alice'))).toContain('key: alice')
  await expect(board.inspector.getByText(/^alice lane \d$/)).toBeVisible()
  expect(await linesOf(() => settings.set('Value', '{ "at": "{{now}}" }'))).toContain('value:')
  expect(await linesOf(() => settings.turnTo('Each record'))).toContain('when: input')
})

test('a subscription: its group and where it begins', async () => {
  await board.edge('mailer subscribes to order.created as group mailer').focus()
  await page.keyboard.press('Enter')
  expect(await linesOf(() => settings.set('Group', 'post-office'))).toContain('group: post-office')
  expect(await linesOf(() => settings.turnTo('New records only'))).toContain('start: latest')
})

test('what cannot be taken is explained, waits where it was typed, and leaves the board alone', async () => {
  const before = await board.file()
  await board.selectTopic('order.created')
  await settings.set('Partitions', '0')
  await expect(board.inspector.getByText('The number of partitions is a whole number from 1.')).toBeVisible()
  await settings.set('Example message', '{{nonsense}}')
  await settings.showTab('Schema')
  await settings.set('JSON Schema of the value', '{ "type": ')
  await expect(board.inspector.getByText(/^This is not JSON/)).toBeVisible()
  await expectAccessible(page, 'what cannot be taken', 'inspector')
  await board.selectService('web-shop')
  await settings.set('Value', '{{uuid')
  await board.selectTopic('order.created')
  await expect(settings.field('Partitions')).toHaveValue('0')
  await expect(board.inspector.getByText('The number of partitions is a whole number from 1.')).toBeVisible()
  await settings.field('Partitions').focus()
  await page.keyboard.press('Escape')
  await expect(settings.field('Partitions')).toHaveValue('6')
  expect(await board.file()).toBe(before)
})

test('the problems are counted, and lead to what they speak of', async () => {
  const tab = page.getByRole('tab', { name: /^Problems/ })
  await expect(tab).toHaveText('Problems2')
  await tab.click()
  await page.getByRole('button', { name: /No service on this board produces to "nobody.cared"/ }).click()
  await expect(board.topic('nobody.cared')).toHaveClass(/selected/)
  await settings.set('Name', 'not a Kafka name')
  await expect(tab).toHaveText('Problems3')
  await page.keyboard.press('Control+z')
})
