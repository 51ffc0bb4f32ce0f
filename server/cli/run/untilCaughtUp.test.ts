import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LedgerRow } from '../../../shared/ledger/model'
import { EMPTY_TOPOLOGY } from '../../../shared/topology/model'
import { createSharedAnswers } from '../../ledger/sharedAnswers'
import { createStopper } from '../../runner/waiting/createStopper'
import type { RunningBoard } from './port'
import { untilCaughtUp } from './untilCaughtUp'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('two looks at the ledger are compared, not one with itself', async () => {
  const inTopic = [5, 6, 7, 7]
  let looks = 0
  const drawUp = vi.fn(async () => ({ rows: [{ inTopic: inTopic[looks++], waiting: 0 } as LedgerRow] }))
  const shared = createSharedAnswers(Date.now)
  const board = {
    boardId: 'b',
    headless: { ask: () => shared.about('b', drawUp), parts: { boards: { prefix: () => 'x.' } } },
    engine: { runner: { stores: () => [], runs: () => [] }, ledgers: { drawUp } },
  } as unknown as RunningBoard
  const caughtUp = untilCaughtUp(board, EMPTY_TOPOLOGY, { progress() {}, signal: createStopper().signal })
  await vi.advanceTimersByTimeAsync(30_000)
  await caughtUp
  expect(looks).toBe(4)
  expect(drawUp).toHaveBeenLastCalledWith({ boardId: 'b', topology: EMPTY_TOPOLOGY, prefix: 'x.' })
})
