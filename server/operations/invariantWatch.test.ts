import { describe, expect, test } from 'vitest'
import type { InvariantState } from '../../shared/protocol/run'
import { boardOf } from '../../shared/topology/boardForTests'
import type { Expected } from '../ledger/port'
import { watchInvariants } from './invariantWatch'

const boardWith = (invariants: string) => ({
  boardId: 'b',
  prefix: '',
  topology: boardOf(`streamboard: 1\nname: Orders\n${invariants}`),
})
const BOARD = boardWith('invariants: [{ id: i, name: Nothing lost, expect: missing = 0 }]')
const HOLDS: readonly InvariantState[] = [{ id: 'i', state: 'holds', sentence: 'missing is 0.' }]

/** A watch whose checks take as long as a test says. It is asked four times a second. */
function watchOf(check: (expected: readonly Expected[]) => Promise<readonly InvariantState[]>, workMs = 0) {
  let ms = 0
  let checks = 0
  const ledgers = {
    check: (_: unknown, expected: readonly Expected[]) => {
      checks += 1
      ms += workMs
      return check(expected)
    },
  }
  const watch = watchInvariants({ ledgers, now: () => ms })
  return {
    watch,
    checks: () => checks,
    async beats(seconds: number, board = BOARD) {
      for (const end = ms + seconds * 1000; ms < end; ms += 250) {
        watch.beat(board)
        await new Promise(setImmediate)
      }
    },
  }
}

describe('the invariants of an open board', () => {
  test('are checked every two seconds', async () => {
    const { watch, beats, checks } = watchOf(async () => HOLDS)
    await beats(20)
    expect(checks()).toBe(10)
    expect(watch.states()).toEqual(HOLDS)
  })

  test('are checked more seldom when that takes long: a tenth of the time at most', async () => {
    const { beats, checks } = watchOf(async () => HOLDS, 1_000)
    await beats(100)
    expect(checks()).toBe(10)
  })

  test('are checked once at a time, and stay as they were when the cluster does not answer', async () => {
    let answers = true
    const { watch, beats, checks } = watchOf(async () => (answers ? HOLDS : Promise.reject(new Error('away'))))
    await beats(2)
    answers = false
    await beats(10)
    expect(watch.states()).toEqual(HOLDS)
    expect(checks()).toBe(6)
    const stuck = watchOf(() => new Promise(() => {}))
    await stuck.beats(60)
    expect(stuck.checks()).toBe(1)
  })

  test('cost nothing where none are drawn, and are gone when they are deleted', async () => {
    const { watch, beats, checks } = watchOf(async () => HOLDS)
    await beats(2)
    await beats(4, boardWith(''))
    expect([watch.states(), checks()]).toEqual([[], 1])
  })
})
