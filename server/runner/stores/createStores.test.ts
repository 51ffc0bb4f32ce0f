import { expect, test } from 'vitest'
import { boardOf } from '../../../shared/topology/boardForTests'
import type { Tables } from '../../tables/port'
import { tablesForTests } from '../../tables/tablesForTests'
import type { RunBoard } from '../port'
import { createStores } from './createStores'

const board: RunBoard = {
  boardId: 'b',
  prefix: '',
  mayProduceTo: () => false,
  topology: boardOf(`streamboard: 1
name: Shop
stores:
  - { id: customers, name: customers, kind: table }
  - { id: balances, name: Balances }
`),
}

const silent = () => Promise.reject(new Error('nobody asks the cluster'))
const kafka = { reader: { offsets: silent, read: silent }, groups: { committed: silent } }

test('the rows of a table are counted after a restart as soon as somebody looks, without a cluster', async () => {
  const house = tablesForTests()
  await createStores({ kafka, tables: house.tables }).putRow(board, 'customers', '{"id":7}')
  const stores = createStores({ kafka, tables: house.reopen() })
  expect(stores.counters('b')).toEqual([])
  stores.look(board)
  expect(stores.counters('b')).toMatchObject([{ storeId: 'customers', entries: 1, waiting: 0 }])
})

test('of a board that is forgotten nothing is kept in memory, and its rows are there when somebody looks again', async () => {
  const stores = createStores({ kafka, tables: tablesForTests().tables })
  await stores.putRow(board, 'customers', '{"id":7}')
  stores.forget('b')
  expect(stores.counters('b')).toEqual([])
  stores.look(board)
  expect(stores.counters('b')).toMatchObject([{ storeId: 'customers', entries: 1 }])
})

test('a table is counted without its rows, and of a look only the rows are read that are asked for', async () => {
  const { tables } = tablesForTests()
  const asked: number[] = []
  const rows: Tables['rows'] = (table, most) => {
    asked.push(most)
    return tables.rows(table, most)
  }
  const stores = createStores({ kafka, tables: { ...tables, rows } })
  for (const id of [1, 2, 3]) await stores.putRow(board, 'customers', `{"id":${id}}`)
  expect(stores.counters('b')).toMatchObject([{ entries: 3 }])
  expect(asked).toEqual([])
  const read = await stores.read(board, 'customers', { limit: 2 })
  expect(read).toMatchObject({ value: { total: 3, entries: [{ key: '1', value: '{"id":1}' }, { key: '2' }] } })
  expect(asked).toEqual([2])
})

test.each([
  ['{"id":7', 'noRow'],
  ['[7]', 'noRow'],
  ['{"name":"Ann"}', 'noId'],
  ['{"id":""}', 'noId'],
  [`{"id":7,"text":"${'x'.repeat(100_000)}"}`, 'tooLarge'],
])('%.20s is no row', async (row, code) => {
  const stores = createStores({ kafka, tables: tablesForTests().tables })
  expect(await stores.putRow(board, 'customers', row)).toMatchObject({ ok: false, problem: { code } })
})

test.each(['wipe', 'rebuild'] as const)('a table cannot be %s, a state has no rows to edit', async (what) => {
  const stores = createStores({ kafka, tables: tablesForTests().tables })
  expect(await stores[what](board, 'customers')).toMatchObject({ ok: false, problem: { code: 'notAState' } })
  expect(await stores.putRow(board, 'balances', '{"id":7}')).toMatchObject({
    ok: false,
    problem: { code: 'notATable' },
  })
  expect(await stores.deleteRow(board, 'balances', '7')).toMatchObject({ ok: false, problem: { code: 'notATable' } })
})
