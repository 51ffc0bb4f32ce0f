import { expect, test } from 'vitest'
import { inversionsIn } from './inversions'

type Lane = {
  readonly keys: readonly number[]
  readonly keySeqs: readonly number[]
  readonly handled: readonly [number, number][]
}

/** Of each lane the keys and their places at its offsets, and what was handled of it when. */
function found(...lanes: readonly Lane[]) {
  const partitions = lanes.map(({ keys, keySeqs }, partition) => ({
    partition,
    columns: { keys: () => Int32Array.from(keys), keySeqs: () => Int32Array.from(keySeqs) },
    eventAt: Int32Array.from(keys, (key) => (key === 99 ? -1 : 0)),
  }))
  const handled = lanes.map(
    ({ handled }, partition) => [partition, handled.map(([at, time]) => ({ at, time }))] as const,
  )
  return inversionsIn(partitions, { handled: new Map(handled) })
}

test('a record that another lane has overtaken is found, with the one that did', () => {
  const slow: Lane = {
    keys: [7, 7],
    keySeqs: [1, 3],
    handled: [
      [0, 100],
      [1, 400],
    ],
  }
  const fast: Lane = {
    keys: [7, 7],
    keySeqs: [2, 4],
    handled: [
      [0, 200],
      [1, 300],
    ],
  }
  expect(found(slow, fast)).toEqual([{ partition: 0, at: 1, after: { partition: 1, at: 1 } }])
})

test('each key has its own order, and what is not counted has none', () => {
  const lane = (key: number): Lane => ({
    keys: [key, key],
    keySeqs: [2, 1],
    handled: [
      [0, 1],
      [1, 2],
    ],
  })
  expect(found(lane(1), { ...lane(2), handled: [[1, 0]] })).toEqual([
    { partition: 0, at: 1, after: { partition: 0, at: 0 } },
  ])
  expect([found(lane(-1)), found(lane(99))]).toEqual([[], []])
})

test('what is read once more is not out of order, after a crash or a moved bookmark', () => {
  const again: Lane = {
    keys: [1, 1, 1],
    keySeqs: [1, 2, 3],
    handled: [
      [0, 1],
      [1, 2],
      [0, 3],
      [1, 4],
      [2, 5],
    ],
  }
  expect(found(again)).toEqual([])
})
