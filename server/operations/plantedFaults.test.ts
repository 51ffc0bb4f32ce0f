import { expect, test, vi } from 'vitest'
import { createPlantedFaults } from './plantedFaults'

test('faults of later are forgotten board by board', async () => {
  vi.useFakeTimers()
  const faults = createPlantedFaults()
  const happened: string[] = []
  for (const boardId of ['mine', 'yours'])
    for (const atMs of [1_000, 2_000]) faults.later(boardId, atMs, async () => void happened.push(`${boardId} ${atMs}`))
  vi.advanceTimersByTime(1_500)
  faults.forget('mine')
  vi.advanceTimersByTime(1_500)
  expect(happened).toEqual(['mine 1000', 'yours 1000', 'yours 2000'])
  faults.later('yours', 1_000, async () => void happened.push('after closing'))
  faults.close()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
