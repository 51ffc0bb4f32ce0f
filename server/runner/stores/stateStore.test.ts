import { beforeEach, describe, expect, test, vi } from 'vitest'
import { boardOf } from '../../../shared/topology/boardForTests'
import { KafkaProblem } from '../../kafka/port'
import { createMemoryTopicReader } from '../../live/memoryTopicReader'
import type { TokenBucket } from '../producing/tokenBucket'
import type { Received } from '../runTools'
import { PLENTY, toolsForTests } from '../toolsForTests'
import { createStopper } from '../waiting/createStopper'
import type { LogReader } from './readLog'
import { stateSources } from './stateSources'
import { createStateStore, type StateStore } from './stateStore'

const sourcesOf = stateSources({
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
})
const [source] = sourcesOf('count')
if (!source) throw new Error('nothing is kept')

const NOBODY = createStopper().signal
const LAST = 4
let store: StateStore
let thinking: TokenBucket
let beforeRead: (from: bigint) => void
beforeEach(async () => {
  thinking = { ...PLENTY }
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
    tools: () => toolsForTests({ thinking }),
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
const taken = (changed: Partial<Received> = {}) => ({
  record: { ...record, ...changed },
  source,
  signal: NOBODY,
  tools: toolsForTests({ thinking }),
})
const read = async () => {
  const { folded, entries } = await store.read({ limit: 10 }, NOBODY)
  return [folded, ...entries.map(({ value }) => Number(value))]
}

describe('what lies between a state and the record that comes', () => {
  test('is folded once, also when it cannot be read to its end and the record is tried again', async () => {
    beforeRead = (from) => {
      if (from === 2n) throw new KafkaProblem('timeout', 'The cluster is away.')
    }
    await expect(store.handle(taken())).rejects.toThrow('away')
    expect(await read()).toEqual([2, 2])
    beforeRead = () => {}
    await store.handle(taken())
    expect(await read()).toEqual([5, 5])
  })

  test('is not read any further once the state is wiped: the record passes', async () => {
    const reads: bigint[] = []
    let wiped: Promise<void> | undefined
    beforeRead = (from) => {
      reads.push(from)
      wiped ??= store.wipe()
    }
    await store.handle(taken())
    await wiped
    expect(reads).toEqual([0n])
    expect(store.view()).toMatchObject({ state: 'wiped', entries: 0 })
    await store.handle(taken({ offset: BigInt(LAST + 1) }))
    expect(store.view()).toMatchObject({ state: 'wiped', entries: 0 })
  })

  test('is not read any further once the service stops: the record is given back', async () => {
    const stopping = createStopper()
    const reads: bigint[] = []
    beforeRead = (from) => {
      reads.push(from)
      stopping.abort()
    }
    await expect(store.handle({ ...taken(), signal: stopping.signal })).rejects.toThrow()
    expect(reads).toEqual([0n])
  })
})

describe('the share of the board in the time of the server', () => {
  /** Has nothing to give until somebody waits for it, which the test hears of. */
  const emptyUntil = (waited: () => void): TokenBucket => ({ take: () => 0, wait: async () => waited() })

  test('holds for each record that comes', async () => {
    const waits = vi.fn()
    const tools = toolsForTests({ thinking: emptyUntil(waits) })
    await store.handle({ ...taken({ offset: 0n }), tools })
    expect(waits).toHaveBeenCalledTimes(1)
    await store.handle({ ...taken(), tools })
    expect(waits).toHaveBeenCalledTimes(LAST + 1)
  })

  test('holds for each record of a log that is folded for a look', async () => {
    const waits = vi.fn()
    thinking = emptyUntil(waits)
    await store.read({ limit: 10, asOf: 1 }, NOBODY)
    expect(waits).toHaveBeenCalledTimes(LAST + 1)
  })

  test('keeps what was folded when the record is given back meanwhile: it comes again, and passes', async () => {
    const stopping = createStopper()
    const tools = toolsForTests({ thinking: emptyUntil(() => stopping.abort()) })
    await expect(store.handle({ ...taken({ offset: 0n }), signal: stopping.signal, tools })).rejects.toThrow()
    await store.handle(taken({ offset: 0n }))
    expect(await read()).toEqual([1, 1])
  })
})
