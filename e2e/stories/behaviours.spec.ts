import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { connectIndependently, type IndependentKafka } from '../independentKafka'
import { openStory, type Story } from '../openStory'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { filesPage } from '../pages/filesPage'
import { galleryPage } from '../pages/galleryPage'
import { planPage } from '../pages/planPage'
import { settingsPage } from '../pages/settingsPage'
import { onSharedBroker } from '../sharedBroker'

// Somebody builds filter, enrich and route in the inspector, tries them on real messages while writing, and lets them run.

const run = Date.now().toString(36)
const [orders, customers, large, small] = ['orders', 'customers', 'large', 'small'].map((name) => `${name}.${run}`)

const BOARD = `
streamboard: 1
name: Behaviours
services:
  - { id: crm, name: crm, language: typescript }
  - { id: router, name: router, language: typescript }
  - { id: shop, name: shop, language: typescript }
topics:
  - { id: customers, name: ${customers}, partitions: 1, replication: 1 }
  - { id: large, name: ${large}, partitions: 3, replication: 1 }
  - { id: orders, name: ${orders}, partitions: 3, replication: 1, example: '{"id": {{seq}}, "total": {{int 1 100}}}' }
  - { id: small, name: ${small}, partitions: 3, replication: 1 }
connections:
  - { id: c1, kind: produces, from: crm, to: customers, rate: 0 }
  - { id: c2, kind: subscribes, from: customers, to: router, group: unused-${run} }
  - { id: c3, kind: produces, from: shop, to: orders, rate: 0 }
  - { id: c4, kind: subscribes, from: orders, to: router, group: router-${run} }
  - { id: c5, kind: produces, from: router, to: large, when: input }
  - { id: c6, kind: produces, from: router, to: small, when: input }
notes: []
`

type Order = { readonly id: number; readonly by: string; readonly total: number; readonly city?: string }

let story: Story
let page: Page
let board: BoardPage
let settings: ReturnType<typeof settingsPage>
let kafka: IndependentKafka
let ordered: readonly Order[]

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  const env = onSharedBroker()
  kafka = await connectIndependently(env.KAFKA_BROKERS.split(','))
  story = await openStory(browser, env)
  page = story.page
  await galleryPage(page, story.server.address).open()
  await filesPage(page).pasteText(BOARD)
  await page.waitForURL(/\/boards\//)
  board = boardPage(page)
  settings = settingsPage(page)
  await expect(board.saved).toBeVisible()
  const plan = planPage(page)
  await plan.open()
  await plan.apply()
  await expect(plan.dialog.getByLabel('done', { exact: true })).toHaveCount(4)
  await plan.close()
})

test.afterAll(async () => {
  await kafka?.close()
  await story?.close()
})

const open = async (edge: string) => {
  await board.edge(edge).focus()
  await page.keyboard.press('Enter')
}
const valuesIn = async (topic: string | undefined): Promise<readonly Order[]> =>
  (await kafka.read(topic ?? '')).map(({ value }) => JSON.parse(value?.toString() ?? ''))

test('messages by hand: one, and a burst with keys of a list', async () => {
  await open(`crm produces to ${customers}`)
  await settings.choose('Key', 'one of a list')
  await settings.set('Weight of carol', '4')
  await settings.set('Value', '{"id": "{{key}}", "city": "{{faker location.city}}"}')
  await board.inspector.getByRole('button', { name: 'Produce one' }).click()
  await expect(board.inspector.getByText('1 message produced.')).toBeVisible()
  await settings.set('Messages in a burst', '59')
  await board.inspector.getByRole('button', { name: 'Burst of' }).click()
  await expect(board.inspector.getByText('59 messages produced.')).toBeVisible()
  const keys = (await kafka.read(customers ?? '')).map(({ key }) => key?.toString())
  expect(keys).toHaveLength(60)
  expect([...new Set(keys)].sort()).toEqual(['alice', 'carol', 'dave'])
  expect(await board.file()).toContain('key: "{{pick alice,dave,carol:4}}"')
})

test('a topic is read as a table, with the key to look up', async () => {
  await open(`router subscribes to ${customers} as group unused-${run}`)
  await settings.turnTo('Table')
  await settings.set('Key to look up', 'value.by')
  expect(await board.file()).toContain('lookup: value.by')
})

test('a condition is tried on the example while nothing flows, and says so', async () => {
  await open(`router produces to ${large}`)
  await settings.set('Only where', 'value.total > 50')
  await expect(board.inspector.getByText(/^\d+ of 10 examples pass · .*, where nothing flows$/)).toBeVisible()
})

test('a condition is tried on the last real messages, as an independent consumer counts them', async () => {
  await open(`shop produces to ${orders}`)
  await settings.set('Value', '{"id": {{seq}}, "by": "{{pick alice,dave,carol}}", "total": {{int 1 100}}}')
  await settings.set('Messages in a burst', '10')
  await board.inspector.getByRole('button', { name: 'Burst of' }).click()
  await expect(board.inspector.getByText('10 messages produced.')).toBeVisible()
  ordered = await valuesIn(orders)
  await open(`router produces to ${large}`)
  const passing = ordered.filter(({ total }) => total > 50).length
  await expect(board.inspector.getByText(`${passing} of the last 10 pass`)).toBeVisible()
  await expect(board.inspector.getByRole('img', { name: 'pass: yes' })).toHaveCount(passing)
})

test('a mistake is explained below, kept in the drawing, and named among the problems', async () => {
  await settings.set('Only where', 'valu.total > 50')
  await expect(board.inspector.getByText(/called "valu" here\. Did you mean "value"\?/)).toBeVisible()
  expect(await board.file()).toContain('where: "valu.total > 50"')
  await board.showProblems()
  await expect(board.problems.filter({ hasText: 'Did you mean "value"' })).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(board.inspector.getByText(/of the last 10 pass/)).toBeVisible()
})

test('what is typed is helped along: variables, and the fields that the messages have', async () => {
  const field = settings.field('Only where')
  /** What has only just been offered is not taken yet, so that nobody takes it by accident. */
  const takeOffered = async (text: string) => {
    await expect(page.getByRole('option', { name: text.replace(/.*\./, '') }).first()).toBeVisible()
    await expect(async () => {
      if ((await field.textContent()) !== text) await page.keyboard.press('Enter')
      await expect(field).toHaveText(text, { timeout: 500 })
    }).toPass()
  }
  await settings.write(field, '')
  await field.pressSequentially('val')
  await takeOffered('value')
  await field.pressSequentially('.to')
  await takeOffered('value.total')
  await page.keyboard.press('Escape')
  await expect(field).toHaveText('value.total > 50')
  await page.keyboard.press('Tab')
  await expect(field).not.toBeFocused()
})

test('enrich: what a table knows is added, and the preview marks it', async () => {
  await open(`router produces to ${large}`)
  await settings.turnTo('Expression')
  await settings.set(
    'New value',
    `{"id": value.id, "by": value.by, "total": value.total, "city": tables["${customers}"].city}`,
  )
  await expect(board.inspector.getByTitle(/^city added: "/)).toBeVisible()
  await expect(board.inspector.getByTitle(/^total as before: /)).toBeVisible()
  await expectAccessible(page, 'what is made of a message', 'inspector')
})

test('route: what nobody else took goes elsewhere; what runs agrees with the broker', async () => {
  test.setTimeout(90_000)
  await open(`router produces to ${small}`)
  await board.inspector.getByLabel('Only what no other connection of the service took').check()
  await board.selectService('router')
  await board.startSelected()
  await expect(board.inspector.getByText(/10 processed.* · 10 produced/)).toBeVisible({ timeout: 60_000 })
  const cities = new Map((await valuesIn(customers)).map(({ id, city }) => [String(id), city]))
  const byId = (values: readonly Order[]) => [...values].sort((one, other) => one.id - other.id)
  const enriched = ordered.filter(({ total }) => total > 50).map((order) => ({ ...order, city: cities.get(order.by) }))
  expect(byId(await valuesIn(large))).toEqual(byId(enriched))
  expect(byId(await valuesIn(small))).toEqual(byId(ordered.filter(({ total }) => total <= 50)))
})

test('work, commit policy and effect: only where something is received, and back to the usual', async () => {
  const section = (title: string) => board.inspector.locator('summary', { hasText: title })
  await section('Work').click()
  await settings.set('Time for each record', '20')
  await section('Commit policy').click()
  await board.inspector.getByLabel('On receipt, before the work').check()
  const file = await board.file()
  expect(file).toContain('delayMs: 20')
  expect(file).toContain('commit: receive')
  await board.inspector.getByRole('button', { name: 'Commit policy: back to the usual' }).click()
  expect(await board.file()).not.toContain('commit:')
  await board.selectService('shop')
  await expect(section('Run')).toBeVisible()
  await expect(section('Work')).toHaveCount(0)
  await expect(section('Commit policy')).toHaveCount(0)
})
