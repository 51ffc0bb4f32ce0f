import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { LIMITS } from '../../shared/topology/limits'
import { createPlantedFaults } from './plantedFaults'

beforeEach(() => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
})

test('faults of later are forgotten board by board', () => {
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
})

test('so many of a board wait at a time as may be drawn on it; those of others have a room of their own', () => {
  const faults = createPlantedFaults()
  const plant = (boardId: string) => faults.later(boardId, 1_000, async () => {})
  for (let planted = 0; planted < LIMITS.faults; planted++) expect(plant('mine').ok).toBe(true)
  expect(plant('mine')).toMatchObject({ ok: false, problem: { code: 'tooManyFaults' } })
  expect(vi.getTimerCount()).toBe(LIMITS.faults)
  expect(plant('yours').ok).toBe(true)
  vi.advanceTimersByTime(1_000)
  expect(plant('mine').ok).toBe(true)
  faults.close()
})

test('what is changed again is kept once, with its newest value', () => {
  const faults = createPlantedFaults()
  const rate = (elementId: string, value: number) => ({ elementId, field: 'rate', value })
  for (let value = 0; value < 1_000; value++) faults.change('mine', rate('a', value))
  faults.change('mine', rate('b', 1))
  faults.change('mine', { elementId: 'a', field: 'limit', value: 2 })
  expect(faults.changes('mine')).toEqual([rate('a', 999), rate('b', 1), { elementId: 'a', field: 'limit', value: 2 }])
})

test('of faults that were planted no more are told of than may be drawn, the newest', () => {
  const faults = createPlantedFaults()
  for (let count = 0; count < 1_000; count++) faults.plant('mine', { sentence: `burst a ${count}` })
  const planted = (boardId: string) => faults.planted(boardId, () => true)
  expect(planted('mine')).toHaveLength(LIMITS.faults)
  expect(planted('mine').at(-1)).toBe('burst a 999')
  expect(planted('yours')).toEqual([])
})

test('a wipe that waits for its time is planted, and one that happened is until its store is folded again', () => {
  const faults = createPlantedFaults()
  const planted = (...wiped: string[]) => faults.planted('mine', (storeId) => wiped.includes(storeId))
  faults.plant('mine', { sentence: 'wipe search at 5s' })
  expect(planted()).toEqual(['wipe search at 5s'])
  faults.plant('mine', { sentence: 'wipe search at 5s', wiped: 'search' })
  expect(planted('search')).toEqual(['wipe search at 5s'])
  expect(planted('catalog')).toEqual([])
})
