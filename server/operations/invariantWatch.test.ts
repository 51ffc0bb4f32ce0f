import { describe, expect, test } from 'vitest'
import type { InvariantState } from '../../shared/protocol/run'
import { boardOf } from '../../shared/topology/boardForTests'
import { KafkaProblem } from '../kafka/port'
import type { Expected } from '../ledger/port'
import { stderrOfThisTest } from '../stderrForTests'
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

  test('are checked once at a time', async () => {
    const stuck = watchOf(() => new Promise(() => {}))
    await stuck.beats(60)
    expect(stuck.checks()).toBe(1)
  })

  test('are unknown, with the reason, while the cluster is away, and known again when it is back', async () => {
    const stderr = stderrOfThisTest()
    const away = new KafkaProblem('unreachable', 'No broker answers.', { next: 'Check the address.' })
    let answers = true
    const { watch, beats, checks } = watchOf(async () => (answers ? HOLDS : Promise.reject(away)))
    await beats(2)
    answers = false
    await beats(4)
    expect(watch.states()).toEqual([{ id: 'i', state: 'unknown', sentence: 'No broker answers. Check the address.' }])
    answers = true
    await beats(4)
    expect(watch.states()).toEqual(HOLDS)
    expect(checks()).toBe(5)
    expect(stderr).toEqual([])
  })

  test('are unknown where a bug is in the way, and the server log says which', async () => {
    const stderr = stderrOfThisTest()
    const { watch, beats } = watchOf(() => Promise.reject(new Error('This is a bug.')))
    await beats(2)
    expect(watch.states()).toEqual([{ id: 'i', state: 'unknown', sentence: 'This is a bug.' }])
    expect(stderr).toEqual([expect.stringContaining('bug of its own: Error: This is a bug.')])
  })

  test('cost nothing where none are drawn, and are gone when they are deleted', async () => {
    const { watch, beats, checks } = watchOf(async () => HOLDS)
    await beats(2)
    await beats(4, boardWith(''))
    expect([watch.states(), checks()]).toEqual([[], 1])
  })
})
