import { describe, expect, test } from 'vitest'
import { tilingProblems } from './frameTiling'
import type { Frame, Skip } from './records'

type Seen = { seq?: number; incarnation?: number; from: number; to: number; offsets?: number[]; skipped?: Skip[] }

/** A frame of partition 0. */
const frame = ({ seq = 1, incarnation = 1, from, to, offsets = [], skipped = [] }: Seen): Frame => ({
  ...{ topic: 'orders', seq, incarnation, skipped },
  from: { 0: String(from) },
  to: { 0: String(to) },
  records: offsets.map((offset) => ({
    partition: 0,
    offset: String(offset),
    timestamp: '0',
    key: null,
    value: null,
    headers: [],
  })),
})
const slow = (from: number, to: number): Skip => ({ partition: 0, from: String(from), to: String(to), why: 'slow' })

describe('frames tile the log', () => {
  test('when each begins where the last one ended', () => {
    const frames = [
      frame({ seq: 1, from: 5, to: 5 }),
      frame({ seq: 2, from: 5, to: 9, offsets: [5, 8] }),
      frame({ seq: 4, from: 9, to: 20, offsets: [18], skipped: [slow(9, 18)] }),
      frame({ seq: 5, incarnation: 2, from: 0, to: 3, offsets: [0, 2] }),
    ]
    expect(tilingProblems(frames)).toEqual([])
  })

  test.each([
    [
      'a hole',
      [frame({ from: 0, to: 3 }), frame({ seq: 2, from: 4, to: 5 })],
      'Frame 2: partition 0 begins at 4 instead of 3.',
    ],
    [
      'a repetition',
      [frame({ from: 0, to: 3 }), frame({ seq: 2, from: 2, to: 5 })],
      'Frame 2: partition 0 begins at 2 instead of 3.',
    ],
    ['a step back', [frame({ from: 3, to: 2 })], 'Frame 1: partition 0 runs back from 3 to 2.'],
    [
      'a record outside',
      [frame({ from: 0, to: 3, offsets: [3] })],
      'Frame 1: record 3 of partition 0 is not inside the frame.',
    ],
    [
      'records out of order',
      [frame({ from: 0, to: 3, offsets: [2, 1] })],
      'Frame 1: record 1 of partition 0 is out of order.',
    ],
    [
      'a skip outside',
      [frame({ from: 0, to: 3, skipped: [slow(2, 4)] })],
      'Frame 1: skipped 2-4 (slow) of partition 0 is not inside the frame.',
    ],
    [
      'an empty skip',
      [frame({ from: 0, to: 3, skipped: [slow(1, 1)] })],
      'Frame 1: skipped 1-1 (slow) of partition 0 is not inside the frame.',
    ],
    [
      'a record that is skipped too',
      [frame({ from: 0, to: 3, offsets: [1], skipped: [slow(0, 2)] })],
      'Frame 1: record 1 of partition 0 was already named.',
    ],
    [
      'a number that does not rise',
      [frame({ from: 0, to: 0 }), frame({ from: 0, to: 0 })],
      'Frame 1 came after frame 1.',
    ],
    [
      'an earlier log',
      [frame({ incarnation: 2, from: 0, to: 0 }), frame({ seq: 2, from: 0, to: 0 })],
      'Frame 2 goes back to an earlier log.',
    ],
    ['only one end', [{ ...frame({ from: 0, to: 0 }), to: {} }], 'Frame 1: partition 0 has only one end.'],
  ])('but not with %s', (_, frames, problem) => {
    expect(tilingProblems(frames)).toEqual([problem])
  })
})
