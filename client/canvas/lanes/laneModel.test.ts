import { describe, expect, it } from 'vitest'
import type { GroupLag } from '../../../shared/protocol/live'
import type { WireRecord } from '../../../shared/protocol/records'
import { LANE_CELLS } from './drawnLane'
import { createLaneModel } from './laneModel'

const ours = () => true

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
    model.committed([group('fast', { 0: '6' }), group('slow', { 0: '2' })], ours)
    expect(model.lanes(1)[0]?.cells.map(({ read }) => read)).toEqual([true, true, false, false, false, false])
    model.committed([], ours)
    expect(model.lanes(1)[0]?.cells.some(({ read }) => read)).toBe(false)
  })

  it('puts a bookmark at each committed offset, with the lag up to the head', () => {
    const model = createLaneModel()
    model.arrived(run(0, 10))
    model.committed([group('a', { 0: '10' }), group('b', { 0: '7' }), group('new', { 0: null })], ours)
    expect(model.lanes(1)[0]?.bookmarks).toEqual([
      { group: 'a', at: 10n, drawn: true, cells: 0, lag: 0, beyond: false, slot: 0 },
      { group: 'b', at: 7n, drawn: true, cells: 3, lag: 3, beyond: false, slot: 0 },
    ])
  })

  it('says when a bookmark lies further back than it shows, exactly, also beyond 2^53', () => {
    const model = createLaneModel()
    model.counted([{ partition: 0, begin: '0', end: '9007199254741993', leader: 0 }])
    model.committed([group('a', { 0: '9007199254740993' })], ours)
    expect(model.lanes(1)[0]?.bookmarks).toMatchObject([{ cells: LANE_CELLS, lag: 1000, beyond: true }])
  })

  it('never puts a bookmark past the head when the count is older than the commit', () => {
    const model = createLaneModel()
    model.arrived(run(0, 3))
    model.committed([group('a', { 0: '5' })], ours)
    expect(model.lanes(1)[0]?.bookmarks[0]?.lag).toBe(0)
  })

  it('starts over when offsets go back, as after a topic was made again', () => {
    const model = createLaneModel()
    model.arrived(run(100, 110))
    model.arrived([record(0, '0'), record(0, '1')])
    expect(model.lanes(1)[0]?.cells.map(({ place }) => place)).toEqual([1, 0])
  })

  it('greys by the groups of the board alone, whoever else is behind, and tells them apart', () => {
    const model = createLaneModel()
    model.arrived(run(0, 3))
    model.committed([group('ours', { 0: '3' }), group('theirs', { 0: '0' })], (name) => name === 'ours')
    const [lane] = model.lanes(1)
    expect(lane?.cells.map(({ read }) => read)).toEqual([true, true, true])
    expect(lane?.bookmarks.map(({ drawn }) => drawn)).toEqual([true, false])
  })

  it('puts bookmarks in the same place beside each other', () => {
    const model = createLaneModel()
    model.arrived(run(0, 9))
    model.committed(
      [group('a', { 0: '9' }), group('b', { 0: '4' }), group('c', { 0: '9' }), group('d', { 0: '9' })],
      ours,
    )
    expect(model.lanes(1)[0]?.bookmarks.map(({ slot }) => slot)).toEqual([0, 0, 1, 2])
  })

  it('loses the cells that retention takes, and shows where the log was cut', () => {
    const model = createLaneModel()
    model.arrived(run(0, 10))
    model.counted([{ partition: 0, begin: '0', end: '10', leader: 0 }])
    expect(model.lanes(1)[0]?.cut).toBe(null)
    model.counted([{ partition: 0, begin: '7', end: '10', leader: 0 }])
    const [lane] = model.lanes(1)
    expect([lane?.cut, lane?.cells.map(({ place }) => place)]).toEqual([3, [2, 1, 0]])
    model.counted([{ partition: 0, begin: '10', end: '10', leader: 0 }])
    expect([model.lanes(1)[0]?.cut, model.lanes(1)[0]?.cells]).toEqual([0, []])
    model.arrived(run(10, 10 + LANE_CELLS))
    expect(model.lanes(1)[0]?.cut).toBe(null)
  })

  it('shows as holes what is gone between records that are there, and not what was only skipped', () => {
    const model = createLaneModel()
    model.arrived([record(0, '1'), record(0, '4')], [])
    model.arrived([record(0, '8')], [{ partition: 0, from: '5', to: '7', why: 'slow' }])
    expect(model.lanes(1)[0]?.holes).toEqual([1, 5, 6])
  })

  it('says which lane gets more than half of the last records, of three or more lanes', () => {
    const model = createLaneModel()
    const shares = (lanes: number) => model.lanes(lanes).map(({ share }) => [share.count, share.hot])
    model.arrived([...run(0, 15), record(1, '0'), record(2, '0'), record(1, '1')])
    expect(shares(3)).toEqual([
      [15, false],
      [2, false],
      [1, false],
    ])
    model.arrived([record(2, '1'), record(2, '2')])
    expect(shares(3).map(([, hot]) => hot)).toEqual([true, false, false])
    expect(shares(2).some(([, hot]) => hot)).toBe(false)
    model.arrived(Array.from({ length: 100 }, (_, i) => record(1 + (i % 2), `${i + 3}`)))
    expect(shares(3)).toEqual([
      [0, false],
      [50, false],
      [50, false],
    ])
  })
})
