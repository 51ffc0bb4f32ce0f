import { describe, expect, it } from 'vitest'
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
