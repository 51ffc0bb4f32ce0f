import { beforeEach, describe, expect, test } from 'vitest'
import { boardOf } from '../../../shared/topology/boardForTests'
import { KafkaProblem } from '../../kafka/port'
import { createMemoryTopicReader } from '../../live/memoryTopicReader'
import type { Received } from '../runTools'
import { createStopper } from '../waiting/createStopper'
import type { LogReader } from './readLog'
import { stateSources } from './stateSources'
import { createStateStore, type StateStore } from './stateStore'

const [source] = stateSources(
  {
    boardId: 'b',
    prefix: '',
    mayProduceTo: () => true,
    topology: boardOf(`streamboard: 1
name: Counting
services: [{ id: s, name: Counter }]
topics: [{ id: t, name: orders }]
stores: [{ id: count, name: Count, key: '"all"', fold: '(state == null ? 0.0 : state) + 1.0' }]
connections:
  - { id: in, kind: subscribes, from: t, to: s, group: counter, start: earliest }
  - { id: keeps, kind: keeps, from: s, to: count }
`),
  },
  'count',
)
if (!source) throw new Error('nothing is kept')

const NOBODY = createStopper().signal
const LAST = 4
let store: StateStore
let beforeRead: (from: bigint) => void
beforeEach(async () => {
  const log = createMemoryTopicReader()
  log.create('orders', 1)
  log.append(
    'orders',
    0,
    Array.from({ length: LAST + 1 }, () => ({ key: null, value: Buffer.from('{}') })),
  )
  /** Two records at a time. */
  const reader: LogReader = {
    offsets: log.offsets,
    async read(asked) {
      beforeRead(asked.from)
      return log.read({ ...asked, maxRecords: 2 })
    },
  }
  beforeRead = () => {}
  const groups = { committed: async () => new Map() }
  store = createStateStore({
    sources: () => [source],
    kafka: { reader, groups },
    isRunning: () => false,
    held: () => 0,
  })
  await store.open(NOBODY)
})

const record: Received = {
  topic: 'orders',
  partition: 0,
  offset: BigInt(LAST),
  timestamp: 0n,
  key: null,
  value: Buffer.from('{}'),
  headers: [],
}
const read = async () => {
  const { folded, entries } = await store.read({ limit: 10 }, NOBODY)
  return [folded, ...entries.map(({ value }) => Number(value))]
}

describe('what lies between a state and the record that comes', () => {
  test('is folded once, also when it cannot be read to its end and the record is tried again', async () => {
    beforeRead = (from) => {
      if (from === 2n) throw new KafkaProblem('timeout', 'The cluster is away.')
    }
    await expect(store.handle(record, source, NOBODY)).rejects.toThrow('away')
    expect(await read()).toEqual([2, 2])
    beforeRead = () => {}
    await store.handle(record, source, NOBODY)
    expect(await read()).toEqual([5, 5])
  })

  test('is not read any further once the state is wiped: the record passes', async () => {
    const reads: bigint[] = []
    let wiped: Promise<void> | undefined
    beforeRead = (from) => {
      reads.push(from)
      wiped ??= store.wipe()
    }
    await store.handle(record, source, NOBODY)
    await wiped
    expect(reads).toEqual([0n])
    expect(store.view()).toMatchObject({ state: 'wiped', entries: 0 })
    await store.handle({ ...record, offset: BigInt(LAST + 1) }, source, NOBODY)
    expect(store.view()).toMatchObject({ state: 'wiped', entries: 0 })
  })

  test('is not read any further once the service stops: the record is given back', async () => {
    const stopping = createStopper()
    const reads: bigint[] = []
    beforeRead = (from) => {
      reads.push(from)
      stopping.abort()
    }
    await expect(store.handle(record, source, stopping.signal)).rejects.toThrow()
    expect(reads).toEqual([0n])
  })
})
