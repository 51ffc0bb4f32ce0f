import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { boardOf } from '../../../shared/topology/boardForTests'
import { connectKafka } from '../../kafka/kafkajsKafka'
import type { Kafka } from '../../kafka/port'
import { freshBoard } from '../freshBoardForTests'
import type { RunBoard } from '../port'
import { untilAhead } from '../untilAheadForTests'
import { caughtUp, openStores, PATIENCE } from './storesForTests'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'states-test' })
})
afterAll(() => kafka.close())

/** Balances by account, out of payments; fields of `service` are drawn beside. */
const accounts = (service = '') => `streamboard: 1
name: Accounts
services:
  - { id: s, name: Accounting${service && `, ${service}`} }
topics:
  - { id: payments, name: payments, partitions: 3 }
stores:
  - { id: balances, name: Balances, fold: '(state == null ? 0.0 : state) + value.amount' }
connections:
  - { id: in, kind: subscribes, from: payments, to: s, group: accounting }
  - { id: keeps, kind: keeps, from: s, to: balances }
`

/** The same with an auditor who folds them once more. */
const twice = (auditor: string) =>
  accounts()
    .replace('topics:', `  - { id: u, name: Auditing${auditor && `, ${auditor}`} }\ntopics:`)
    .replace(
      'connections:',
      `  - { id: mirror, name: Mirror, fold: '(state == null ? 0.0 : state) + value.amount' }\nconnections:`,
    )
    .concat(`  - { id: audited, kind: subscribes, from: payments, to: u, group: audit }
  - { id: mirrors, kind: keeps, from: u, to: mirror }
`)

const ACCOUNTS = ['ann', 'bob', 'cleo', 'dan', 'eve']

/** So many payments of 1 to `count`, in turn to five accounts. */
async function pay({ prefix }: RunBoard, count: number): Promise<void> {
  for (let amount = 1; amount <= count; amount++) {
    const key = Buffer.from(ACCOUNTS[amount % ACCOUNTS.length] ?? '')
    await kafka.producer.send({
      topic: `${prefix}payments`,
      key,
      value: Buffer.from(JSON.stringify({ amount })),
      headers: [],
    })
  }
}

const total = ({ entries }: { readonly entries: readonly { readonly value: string }[] }) =>
  entries.reduce((sum, { value }) => sum + Number(value), 0)
const sumTo = (count: number) => (count * (count + 1)) / 2

describe('a state', () => {
  test('has each record once, however often a crash repeats it', async () => {
    const board = await freshBoard(kafka, accounts('delayMs: 3'))
    const { runner, contents, counters } = openStores(kafka, board)
    const handled = () => [
      ...runner.journal(board.boardId).handledBy(`${board.prefix}accounting`, `${board.prefix}payments`),
    ]
    await runner.start(board)
    await pay(board, 300)
    await untilAhead({ kafka, runner }, board, { group: 'accounting', topic: 'payments' })
    await runner.crash(board.boardId, 's')
    await runner.start(board)
    await caughtUp(kafka, board, 'accounting', 'payments')
    expect(handled().length).toBeGreaterThan(300)
    const now = await contents('balances')
    expect(total(now)).toBe(sumTo(300))
    expect(now).toMatchObject({ total: 5, folded: 300 })
    expect(counters('balances')).toMatchObject({ entries: 5, state: 'ready', hash: now.hash })
  })

  test('is one for all copies of its service', async () => {
    const board = await freshBoard(kafka, accounts('instances: 3'))
    const { runner, contents } = openStores(kafka, board)
    await runner.start(board)
    await pay(board, 100)
    await caughtUp(kafka, board, 'accounting', 'payments')
    expect(total(await contents('balances'))).toBe(sumTo(100))
  })

  test('is empty when wiped, lets records pass, and has the hash of the log when rebuilt', async () => {
    const board = await freshBoard(kafka, accounts())
    const { runner, stores, contents, counters } = openStores(kafka, board)
    await runner.start(board)
    await pay(board, 60)
    await caughtUp(kafka, board, 'accounting', 'payments')
    const { hash } = await contents('balances')
    await stores.wipe(board, 'balances')
    expect(await contents('balances')).toMatchObject({ total: 0, entries: [] })
    expect(counters('balances')).toMatchObject({ entries: 0, state: 'wiped' })
    await stores.rebuild(board, 'balances')
    expect((await contents('balances')).hash).toBe(hash)
    await stores.wipe(board, 'balances')
    await pay(board, 10)
    await caughtUp(kafka, board, 'accounting', 'payments')
    expect(counters('balances')).toMatchObject({ entries: 0, state: 'wiped' })
    await stores.rebuild(board, 'balances')
    expect(total(await contents('balances'))).toBe(sumTo(60) + sumTo(10))
    expect(counters('balances')).toMatchObject({ entries: 5, state: 'ready' })
  })

  test('comes back from the log alone, also as of a time', async () => {
    const board = await freshBoard(kafka, accounts())
    const first = openStores(kafka, board)
    await first.runner.start(board)
    await pay(board, 20)
    await caughtUp(kafka, board, 'accounting', 'payments')
    const before = await first.contents('balances')
    const at = before.lastAt ?? 0
    await vi.waitUntil(() => Date.now() > at + 1, PATIENCE)
    await pay(board, 30)
    await caughtUp(kafka, board, 'accounting', 'payments')
    const after = await first.contents('balances')
    await first.runner.close()

    const again = openStores(kafka, board)
    expect(await again.contents('balances')).toEqual(after)
    expect(await again.contents('balances', at)).toEqual(before)
    expect(await again.contents('balances', (before.firstAt ?? 0) - 1)).toMatchObject({ total: 0, folded: 0 })
  })

  test('that is drawn today has all of the past', async () => {
    const board = await freshBoard(kafka, accounts())
    const { runner, stores } = openStores(kafka, board)
    await runner.start(board)
    await pay(board, 40)
    await caughtUp(kafka, board, 'accounting', 'payments')
    const later = { ...board, topology: boardOf(twice('')) }
    await runner.start(later, ['u'])
    await pay(board, 10)
    await caughtUp(kafka, board, 'audit', 'payments')
    const read = await stores.read(later, 'mirror', { limit: 10 })
    expect(read.ok && total(read.value)).toBe(sumTo(40) + sumTo(10))
  })

  test('may differ from another fold of the same events while that is behind, and is the same when both have read all', async () => {
    const board = await freshBoard(kafka, twice('delayMs: 10'))
    const { runner, run, contents, counters } = openStores(kafka, board)
    await runner.start(board, ['s'])
    await pay(board, 60)
    await caughtUp(kafka, board, 'accounting', 'payments')
    await runner.start(board, ['u'])
    await vi.waitUntil(() => (counters('mirror')?.entries ?? 0) > 0, PATIENCE)
    expect(run('u')?.processed).toBeLessThan(60)
    expect(counters('mirror')?.hash).not.toBe(counters('balances')?.hash)
    await caughtUp(kafka, board, 'audit', 'payments')
    expect(counters('mirror')?.hash).toBe(counters('balances')?.hash)
    expect(total(await contents('mirror'))).toBe(sumTo(60))
  })

  test('is not behind when its service stopped, and other records came meanwhile', async () => {
    const board = await freshBoard(kafka, accounts())
    const { runner, contents } = openStores(kafka, board)
    await runner.start(board)
    await pay(board, 10)
    await caughtUp(kafka, board, 'accounting', 'payments')
    await runner.stop(board.boardId)
    await pay(board, 10)
    expect(total(await contents('balances'))).toBe(sumTo(10))
    expect(total(await contents('balances', Date.now() + 60_000))).toBe(2 * sumTo(10))
    await runner.start(board)
    await caughtUp(kafka, board, 'accounting', 'payments')
    expect(total(await contents('balances'))).toBe(2 * sumTo(10))
  })
})
