import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { boardOf } from '../../shared/topology/boardForTests'
import type { TopicOffsets } from '../kafka/port'
import { createMemoryTopicReader } from '../live/memoryTopicReader'
import { createJournal } from '../runner/journal/createJournal'
import { createLedgers } from './ledgers'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const MINUTE = 60_000
const BOARD = {
  boardId: 'b',
  prefix: '',
  topology: boardOf('streamboard: 1\nname: Orders\ntopics: [{ id: t, name: orders }]'),
}

/** Ledgers over one topic with three records; every read of it is kept. */
function house(bookmarks: ReadonlyMap<string, TopicOffsets> = new Map()) {
  const reader = createMemoryTopicReader()
  reader.create('orders', 1)
  const journal = createJournal(() => 0)
  const ledgers = createLedgers({
    kafka: { reader, groups: { offsetsOfAll: async () => bookmarks } },
    runner: { journal: () => journal, runs: () => [], stores: () => [] },
    now: Date.now,
  })
  const append = (count: number) =>
    reader.append(
      'orders',
      0,
      Array.from({ length: count }, () => ({ timestamp: 1n })),
    )
  append(3)
  return { ledgers, journal, reader, append, readFrom: () => reader.reads.map(({ from }) => from) }
}

describe('a ledger that is drawn up again', () => {
  test('reads what is new, and nothing where nothing is', async () => {
    const { ledgers, append, readFrom } = house()
    const inTopic = async () => (await ledgers.drawUp(BOARD)).rows.map((row) => row.inTopic)
    expect(await inTopic()).toEqual([3])
    expect(await inTopic()).toEqual([3])
    append(2)
    expect(await inTopic()).toEqual([5])
    expect(readFrom()).toEqual([0n, 3n])
    ledgers.close()
  })

  test('is forgotten when nobody has asked for a minute, and reads everything again', async () => {
    const { ledgers, readFrom } = house()
    for (let asked = 0; asked < 5; asked++) {
      await ledgers.drawUp(BOARD)
      vi.advanceTimersByTime(MINUTE - 10_000)
    }
    expect(readFrom()).toEqual([0n])
    vi.advanceTimersByTime(MINUTE)
    expect((await ledgers.drawUp(BOARD)).rows).toMatchObject([{ topic: 'orders', group: null, inTopic: 3 }])
    expect(readFrom()).toEqual([0n, 0n])
    ledgers.close()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is not forgotten while it is being read, however long that takes', async () => {
    const { ledgers, reader, readFrom } = house()
    const release = reader.holdReads()
    const drawn = ledgers.drawUp(BOARD)
    await vi.advanceTimersByTimeAsync(3 * MINUTE)
    release()
    expect((await drawn).rows).toMatchObject([{ inTopic: 3 }])
    vi.advanceTimersByTime(MINUTE - 10_000)
    await ledgers.drawUp(BOARD)
    expect(readFrom()).toEqual([0n])
    ledgers.close()
  })

  test('is one for all who look at about the same time, and another one afterwards and when its window begins anew', async () => {
    const { ledgers, append } = house()
    const [one, other] = await Promise.all([ledgers.lately(BOARD), ledgers.lately(BOARD)])
    append(2)
    vi.advanceTimersByTime(900)
    expect([other, await ledgers.lately(BOARD)]).toEqual([one, one])
    vi.advanceTimersByTime(200)
    expect((await ledgers.lately(BOARD)).rows).toMatchObject([{ inTopic: 5 }])
    await ledgers.restart(BOARD)
    expect((await ledgers.lately(BOARD)).rows).toMatchObject([{ inTopic: 0 }])
    ledgers.close()
  })

  test('is drawn up again at once when it could not be', async () => {
    const { ledgers, reader } = house()
    reader.fail(new Error('The cluster is away.'))
    await expect(ledgers.lately(BOARD)).rejects.toThrow('away')
    reader.fail(undefined)
    expect((await ledgers.lately(BOARD)).rows).toMatchObject([{ inTopic: 3 }])
    ledgers.close()
  })
})

describe('bursts', () => {
  const READ = {
    ...BOARD,
    topology: boardOf(`streamboard: 1
name: Orders
services: [{ id: s, name: packing }]
topics: [{ id: t, name: orders }]
connections: [{ id: c, kind: subscribes, from: t, to: s, group: packing }]`),
  }

  test('are told with what became of their messages in each drawn group', async () => {
    const { ledgers, journal } = house(new Map([['packing', new Map([['orders', new Map([[0, 2n]])]])]]))
    const burst = journal.bursts.begin('orders')
    for (const offset of [0n, 1n, 2n]) burst.add(0, offset)
    journal.bursts.begin('undrawn').add(0, 0n)
    journal.handled({
      group: 'packing',
      topic: 'orders',
      partition: 0,
      offset: 0n,
      outcome: 'processed',
      effects: 0,
      at: 0,
    })
    const fates = { handled: 1, givenUp: 0, waiting: 1, missing: 1, gone: 0 }
    expect((await ledgers.drawUp(READ)).bursts).toEqual([
      { at: 0, topic: 'orders', messages: 3, groups: [{ group: 'packing', ...fates }] },
    ])
    expect((await ledgers.drawUp(BOARD)).bursts).toMatchObject([{ messages: 3, groups: [] }])
    ledgers.close()
  })

  test('of before the window are not', async () => {
    const { ledgers, journal } = house()
    journal.bursts.begin('orders').add(0, 0n)
    await ledgers.restart(BOARD)
    expect((await ledgers.drawUp(BOARD)).bursts).toEqual([])
    ledgers.close()
  })
})
