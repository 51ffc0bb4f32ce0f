import { describe, expect, it } from 'vitest'
import type { GroupLag } from '../../../shared/protocol/live'
import type { WireRecord } from '../../../shared/protocol/records'
import { createLaneModel, LANE_CELLS } from './laneModel'

const text = (data: string) => ({ as: 'text', data, bytes: data.length, cut: false }) as const
const record = (
  partition: number,
  offset: string,
  key: string | null = 'alice',
  value: string | null = '{}',
): WireRecord => ({
  partition,
  offset,
  timestamp: '0',
  key: key === null ? null : text(key),
  value: value === null ? null : text(value),
  headers: [],
})
const group = (name: string, committed: Record<number, string | null>): GroupLag => ({
  group: name,
  topic: 't',
  state: 'stable',
  members: [],
  partitions: Object.entries(committed).map(([partition, at]) => ({
    partition: Number(partition),
    committed: at,
    end: '0',
    lag: 0,
  })),
})
const run = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => record(0, `${from + i}`))

describe('a lane', () => {
  it('shows the newest record at the head and counts the others back from it', () => {
    const model = createLaneModel()
    model.arrived([record(0, '5', 'alice'), record(1, '9', 'bob'), record(0, '6', 'alice')])
    const [first, second, third] = model.lanes(3)
    expect(first?.cells.map(({ place }) => place)).toEqual([1, 0])
    expect(second?.cells.map(({ place }) => place)).toEqual([0])
    expect(third?.cells).toEqual([])
    expect(first?.cells[0]?.color).toBe(first?.cells[1]?.color)
  })

  it('leaves gaps where the log has none of its records', () => {
    const model = createLaneModel()
    model.arrived([record(0, '1'), record(0, '4')])
    model.counted([{ partition: 0, begin: '0', end: '7', leader: 0 }])
    expect(model.lanes(1)[0]?.cells.map(({ place }) => place)).toEqual([5, 2])
  })

  it('never shows more than fit, however many arrive', () => {
    const model = createLaneModel()
    model.arrived(run(0, 5000))
    const cells = model.lanes(1)[0]?.cells ?? []
    expect(cells).toHaveLength(LANE_CELLS)
    expect(cells.at(-1)?.place).toBe(0)
    expect(cells[0]?.place).toBe(LANE_CELLS - 1)
  })

  it('knows tombstones and records without a key', () => {
    const model = createLaneModel()
    model.arrived([record(0, '0', null), record(0, '1', 'a', null), record(0, '2', '')])
    const cells = model.lanes(1)[0]?.cells ?? []
    expect(cells.map(({ color }) => color === null)).toEqual([true, false, false])
    expect(cells.map(({ tombstone }) => tombstone)).toEqual([false, true, false])
  })

  it('greys what every group has passed, and nothing while one has not', () => {
    const model = createLaneModel()
    model.arrived(run(0, 6))
    model.committed([group('fast', { 0: '6' }), group('slow', { 0: '2' })])
    expect(model.lanes(1)[0]?.cells.map(({ read }) => read)).toEqual([true, true, false, false, false, false])
    model.committed([])
    expect(model.lanes(1)[0]?.cells.some(({ read }) => read)).toBe(false)
  })

  it('puts a bookmark at each committed offset, with the lag up to the head', () => {
    const model = createLaneModel()
    model.arrived(run(0, 10))
    model.committed([group('a', { 0: '10' }), group('b', { 0: '7' }), group('new', { 0: null })])
    expect(model.lanes(1)[0]?.bookmarks).toEqual([
      { group: 'a', cells: 0, lag: 0, beyond: false },
      { group: 'b', cells: 3, lag: 3, beyond: false },
    ])
  })

  it('says when a bookmark lies further back than it shows, exactly, also beyond 2^53', () => {
    const model = createLaneModel()
    model.counted([{ partition: 0, begin: '0', end: '9007199254741993', leader: 0 }])
    model.committed([group('a', { 0: '9007199254740993' })])
    expect(model.lanes(1)[0]?.bookmarks).toEqual([{ group: 'a', cells: LANE_CELLS, lag: 1000, beyond: true }])
  })

  it('never puts a bookmark past the head when the count is older than the commit', () => {
    const model = createLaneModel()
    model.arrived(run(0, 3))
    model.committed([group('a', { 0: '5' })])
    expect(model.lanes(1)[0]?.bookmarks[0]?.lag).toBe(0)
  })

  it('starts over when offsets go back, as after a topic was made again', () => {
    const model = createLaneModel()
    model.arrived(run(100, 110))
    model.arrived([record(0, '0'), record(0, '1')])
    expect(model.lanes(1)[0]?.cells.map(({ place }) => place)).toEqual([1, 0])
  })
})
