import { describe, expect, it } from 'vitest'
import type { TopicCounters } from '../../shared/protocol/live'
import type { Frame, WireRecord } from '../../shared/protocol/records'
import { createFramePositions } from './framePositions'

const record = (partition: number, offset: number): WireRecord => ({
  partition,
  offset: String(offset),
  timestamp: '0',
  key: null,
  value: null,
  headers: [],
})

const frame = (from: number, to: number, over: Partial<Frame> = {}): Frame => ({
  topic: 'orders',
  incarnation: 0,
  seq: 0,
  from: { 0: String(from) },
  to: { 0: String(to) },
  records: Array.from({ length: to - from }, (_, index) => record(0, from + index)),
  skipped: [],
  ...over,
})

const counters = (end: number, kind: 'live' | 'starting' = 'live'): TopicCounters => ({
  topic: 'orders',
  partitions: [{ partition: 0, begin: '0', end: String(end), leader: 0 }],
  rate: 0,
  rateByService: {},
  view: kind === 'live' ? { kind, behindMs: 0 } : { kind },
})

const offsets = (records: readonly WireRecord[]) => records.map((one) => one.offset)

describe('positions in the frames of a topic', () => {
  it('take every record once when frames overlap', () => {
    const positions = createFramePositions()
    expect(offsets(positions.take(frame(0, 3)).records)).toEqual(['0', '1', '2'])
    expect(offsets(positions.take(frame(1, 5)).records)).toEqual(['3', '4'])
  })

  it('name a skipped range once', () => {
    const positions = createFramePositions()
    const skip = { partition: 0, from: '0', to: '90', why: 'slow' as const }
    const skipping = frame(0, 0, { to: { 0: '90' }, skipped: [skip] })
    expect(positions.take(skipping).skipped).toEqual([skip])
    expect(positions.take(skipping).skipped).toEqual([])
  })

  it('resume where they stand, beyond what a number can hold', () => {
    const positions = createFramePositions()
    positions.take(frame(0, 0, { to: { 0: '9007199254740993', 2: '7' } }))
    expect(positions.resume('orders')).toEqual({ incarnation: 0, next: { 0: '9007199254740993', 2: '7' } })
    expect(positions.resume('payments')).toBeUndefined()
  })

  it('begin anew when the topic was deleted and made again', () => {
    const positions = createFramePositions()
    positions.take(frame(0, 50))
    expect(offsets(positions.take(frame(0, 2, { incarnation: 1 })).records)).toEqual(['0', '1'])
  })
})

describe('records that are produced while somebody looks', () => {
  it('are those from where the topic ended when the view went live, not those that are told again', () => {
    const positions = createFramePositions()
    expect(offsets(positions.take(frame(0, 3)).produced)).toEqual([])
    positions.counted([counters(4, 'starting')])
    expect(offsets(positions.take(frame(3, 4)).produced)).toEqual([])
    positions.counted([counters(6)])
    const { records, produced } = positions.take(frame(4, 8))
    expect(offsets(records)).toEqual(['4', '5', '6', '7'])
    expect(offsets(produced)).toEqual(['6', '7'])
    positions.counted([counters(9)])
    expect(offsets(positions.take(frame(8, 10)).produced)).toEqual(['8', '9'])
  })

  it('are not those that were missed while the connection was gone', () => {
    const positions = createFramePositions()
    positions.counted([counters(0)])
    expect(offsets(positions.take(frame(0, 2)).produced)).toEqual(['0', '1'])
    positions.interrupted()
    expect(offsets(positions.take(frame(2, 50)).produced)).toEqual([])
    positions.counted([counters(51)])
    expect(offsets(positions.take(frame(50, 53)).produced)).toEqual(['51', '52'])
  })

  it('are all of a topic that was deleted and made again, and of a partition that was added', () => {
    const positions = createFramePositions()
    positions.take(frame(0, 50))
    positions.counted([counters(50)])
    const inNewPartition = frame(50, 50, { to: { 0: '50', 1: '1' }, records: [record(1, 0)] })
    expect(offsets(positions.take(inNewPartition).produced)).toEqual(['0'])
    expect(offsets(positions.take(frame(0, 2, { incarnation: 1 })).produced)).toEqual(['0', '1'])
  })

  it('are not all of a log that was made again while the connection was gone', () => {
    const positions = createFramePositions()
    positions.take(frame(0, 50))
    positions.counted([counters(50)])
    positions.interrupted()
    expect(offsets(positions.take(frame(0, 2, { incarnation: 1 })).produced)).toEqual([])
  })

  it('are looked for anew in a topic that was left and is watched again', () => {
    const positions = createFramePositions()
    positions.counted([counters(0)])
    positions.left('orders')
    expect(offsets(positions.take(frame(0, 3)).produced)).toEqual([])
  })
})
