import { expect, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { type BoardStory, openBoardStory } from '../openBoardStory'
import { storesPage } from '../pages/storesPage'

// A state is thrown away and comes back from the log; a table is written by hand, and what changed is on the cluster.

const run = Date.now().toString(36)
const [payments, changes] = [`payments-${run}`, `cdc.customers-${run}`]

const BOARD = `
streamboard: 1
name: Stores
services:
  - { id: shop, name: Shop }
  - { id: accounting, name: Accounting }
  - { id: crm, name: CRM }
topics:
  - { id: payments, name: ${payments}, partitions: 3, replication: 1, example: '{"amount": {{int 1 50}}}' }
  - { id: changes, name: ${changes}, partitions: 1, replication: 1 }
stores:
  - { id: balances, name: Balances, fold: '(state == null ? 0.0 : state) + value.amount' }
  - { id: counts, name: Counts, fold: '(state == null ? 0.0 : state) + 1.0' }
  - { id: customers, name: Customers, kind: table }
connections:
  - { id: c1, kind: produces, from: shop, to: payments, rate: 20, key: '{{pick alice,carol,dave}}' }
  - { id: c2, kind: subscribes, from: payments, to: accounting, group: accounting-${run} }
  - { id: c3, kind: keeps, from: accounting, to: balances }
  - { id: c4, kind: keeps, from: crm, to: customers }
  - { id: c5, kind: captures, from: customers, to: changes }
  - { id: c6, kind: keeps, from: accounting, to: counts }
`

let story: BoardStory
let stores: ReturnType<typeof storesPage>

test.describe.configure({ mode: 'serial', timeout: 120_000 })

test.beforeAll(async ({ browser }) => {
  story = await openBoardStory(browser, BOARD)
  stores = storesPage(story.page)
})

test.afterAll(() => story?.close())

test('a state is what the log says, at any time, and comes back when it was wiped', async () => {
  const { board, kafka } = story
  await board.runAll()
  await expect.poll(async () => (await kafka.read(payments)).length).toBeGreaterThan(60)
  await board.selectService('Shop')
  await board.stopSelected()
  await expect(board.runState('Shop')).toHaveText('stopped')
  await stores.lookInto('Balances')
  const records = (await kafka.read(payments)).length
  await expect(stores.verdict).toHaveText(`Equal to the fold of ${records} records in the log.`)
  await expect.poll(stores.entries).toHaveLength(3)
  const entries = await stores.entries()
  const hash = await stores.hash.textContent()

  await stores.chooseBeside('Counts')
  await expect(stores.beside('Counts')).toContainText('up to date')
  await expect(stores.beside('Counts').getByRole('table', { name: 'Entries' }).locator('tbody tr')).toHaveCount(3)
  expect(await stores.cutHeads()).toEqual([])
  await stores.chooseBeside('Counts')
  await expect(stores.beside('Counts')).toBeHidden()

  await stores.toTheBeginning()
  await expect(stores.verdict).toHaveText(/^As of .*: folded from 1 record, apart from the store itself\.$/)
  await expect.poll(stores.entries).toHaveLength(1)
  await stores.now()
  await expect.poll(stores.entries).toEqual(entries)

  await stores.wipe()
  await expect(stores.verdict).toHaveText(/^Wiped\./)
  await stores.rebuild()
  await expect(stores.verdict).toHaveText(`Equal to the fold of ${records} records in the log.`)
  await expect(stores.hash).toHaveText(hash ?? '')
  await expect.poll(stores.entries).toEqual(entries)
})

test('what somebody writes into a table is captured, and what is no row is refused in words', async () => {
  await stores.lookInto('Customers')
  await stores.addRow('{"id": 10, "name": "Ann"}')
  await expect.poll(stores.rows).toEqual([expect.arrayContaining(['10', 'Ann'])])
  await stores.addRow('{"id": 9, "name": "Bob"}')
  await expect.poll(async () => (await stores.rows()).map(([id]) => id)).toEqual(['9', '10'])
  await stores.write('name', '10', 'Ann Lee')
  await expect.poll(stores.rows).toContainEqual(expect.arrayContaining(['10', 'Ann Lee']))
  await stores.deleteRow('9')
  await expect.poll(async () => (await stores.rows()).map(([id]) => id)).toEqual(['10'])
  await expect(stores.verdict).toHaveText(/^Every change is captured into/)
  const seen = async () =>
    (await story.kafka.read(changes)).map(({ key, value }) => {
      const change = value && JSON.parse(value.toString())
      return [key?.toString(), change?.op, change?.before?.name, change?.after?.name]
    })
  await expect.poll(seen).toEqual([
    ['{"id":10}', 'c', undefined, 'Ann'],
    ['{"id":9}', 'c', undefined, 'Bob'],
    ['{"id":10}', 'u', 'Ann', 'Ann Lee'],
    ['{"id":9}', 'd', 'Bob', undefined],
    ['{"id":9}', undefined, undefined, undefined],
  ])
  await stores.addRow('{"name": "Cleo"}')
  await expect(stores.problem).toContainText('The row has no id.')
  await expectAccessible(story.page, 'a table', 'drawer')
})
