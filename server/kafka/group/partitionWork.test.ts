import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Chunk, KafkaRecord } from '../port'
import { createPartitionWork, type WorkOptions } from './partitionWork'

const record = (offset: number): KafkaRecord => ({
  partition: 0,
  offset: BigInt(offset),
  timestamp: 0n,
  key: null,
  value: null,
  headers: [],
})

const chunk = (from: number, to: number): Chunk => ({
  partition: 0,
  from: BigInt(from),
  to: BigInt(to),
  records: Array.from({ length: to - from }, (_, index) => record(from + index)),
  gaps: [],
  end: 100n,
})

/** A work whose handler and commits a test decides about. */
function workFor(overrides: Partial<WorkOptions>) {
  const over = new AbortController()
  const handled: number[] = []
  const work = createPartitionWork({
    from: 0n,
    policy: 'interval',
    after: Promise.resolve(),
    over: over.signal,
    handle: async ({ offset }) => void handled.push(Number(offset)),
    commit: async () => true,
    onHungry: () => {},
    onFreed: () => {},
    onFailure: () => {},
    ...overrides,
  })
  return { work, handled, over }
}

describe('the work on a partition', () => {
  test('does not begin while an earlier one has a record in hand', async () => {
    let finish = () => {}
    const after = new Promise<void>((resolve) => {
      finish = resolve
    })
    const { work, handled } = workFor({ after })
    work.add(chunk(0, 2))
    await nextTurn()
    expect(handled).toEqual([])
    finish()
    await nextTurn()
    expect(handled).toEqual([0, 1])
  })

  test('that is given back leaves no bookmark behind it, though it was committed on receive', async () => {
    const committed: bigint[] = []
    const { work, over } = workFor({
      policy: 'receive',
      commit: async () => committed.push(work.bookmark()) > 0,
      handle: async ({ offset }) => {
        if (offset < 1n) return
        over.abort()
        throw new Error('given back')
      },
    })
    work.add(chunk(0, 3))
    await work.finished
    expect(committed).toEqual([1n, 2n])
    expect(work.bookmark()).toBe(1n)
  })

  test('handles nothing whose commit on receive failed', async () => {
    const { work, handled, over } = workFor({
      policy: 'receive',
      async commit() {
        over.abort()
        return false
      },
    })
    work.add(chunk(0, 2))
    await work.finished
    expect(handled).toEqual([])
    expect(work.bookmark()).toBe(0n)
  })

  test('keeps the bookmark of a batch at its beginning until all of it is handled, or it is over', async () => {
    const bookmarks: bigint[] = []
    const { work, over } = workFor({
      policy: 'batch',
      handle: async ({ offset }) => {
        bookmarks.push(work.bookmark())
        if (offset === 4n) over.abort()
      },
    })
    work.add(chunk(0, 3))
    work.add(chunk(3, 9))
    await work.finished
    expect(bookmarks).toEqual([0n, 0n, 0n, 3n, 3n])
    expect(work.bookmark()).toBe(5n)
  })

  test('says when a chunk is worked off', async () => {
    const freed: bigint[] = []
    const { work } = workFor({ onFreed: ({ to }) => void freed.push(to) })
    work.add(chunk(0, 3))
    expect(work.isHungry()).toBe(false)
    await nextTurn()
    expect(freed).toEqual([3n])
    expect(work.isHungry()).toBe(true)
  })
})
