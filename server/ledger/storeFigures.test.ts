import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { done, type Outcome, refused } from '../../shared/problem'
import type { StoreContents } from '../../shared/protocol/runRequests'
import { boardOf } from '../../shared/topology/boardForTests'
import { createMemoryTopicReader } from '../live/memoryTopicReader'
import { createJournal } from '../runner/journal/createJournal'
import { createLedgers } from './ledgers'

const TOTAL = `total("Balances", "value")`
const BOARD = {
  boardId: 'b',
  prefix: '',
  topology: boardOf('streamboard: 1\nname: Orders\nstores: [{ id: s, name: Balances }]'),
}

/** What is said of a store, whose state is a sum over all its entries. */
async function checked(contents: Outcome<StoreContents>, expectation: string) {
  const ledgers = createLedgers({
    kafka: { reader: createMemoryTopicReader(), groups: { offsetsOfAll: async () => new Map() } },
    runner: { journal: () => createJournal(() => 0), runs: () => [], stores: () => [] },
    stores: { read: async () => contents },
    now: Date.now,
  })
  const [state] = await ledgers.check(BOARD, [{ id: 'i', expect: expectation }])
  ledgers.close()
  return state
}

/** So many entries of 1, of which each takes its time; and how many were looked at. */
function entriesOf(count: number, msEach: number) {
  let ms = 0
  let seen = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => ms)
  onTestFinished(() => void clock.mockRestore())
  const entries = Array.from({ length: count }, (_, key) => ({
    key: String(key),
    get value() {
      ms += msEach
      seen += 1
      return '1'
    },
  }))
  return { contents: done({ entries, total: count, hash: '', folded: count }), seen: () => seen }
}

describe('a total over all entries of a store', () => {
  test('leaves the server to others while it is made', async () => {
    const { contents, seen } = entriesOf(100, 2)
    const turns: number[] = []
    let isMade = false
    const check = checked(contents, `${TOTAL} = 100.0`).finally(() => {
      isMade = true
    })
    while (!isMade) {
      await nextTurn()
      turns.push(seen())
    }
    expect(await check).toMatchObject({ state: 'holds' })
    expect(turns.filter((count) => count > 0 && count < 100).length).toBeGreaterThan(5)
  })

  test('is given up with a sentence where it takes too long', async () => {
    const { contents, seen } = entriesOf(1_000, 300)
    expect(await checked(contents, `${TOTAL} = 1000.0`)).toEqual({
      id: 'i',
      state: 'unknown',
      sentence: `${TOTAL} takes too long to be made over all entries. Let it look at less of each.`,
    })
    expect(seen()).toBeLessThan(10)
  })

  test('is not said to take too long where the store cannot be read', async () => {
    const gone = refused({ code: 'notAState', sentence: 'It is gone.' })
    expect(await checked(gone, `${TOTAL} = 1.0`)).toMatchObject({ sentence: expect.not.stringContaining('too long') })
  })
})
