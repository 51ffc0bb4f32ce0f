import { expect, it } from 'vitest'
import { LANE_CELLS } from './drawnLane'
import { bookmarkAt, cellNear, HEAD, offsetAt, placeOf, STEP, TRACK } from './laneGeometry'
import { createLaneModel } from './laneModel'

function laneOf(begin: string, end: string, committed: string) {
  const model = createLaneModel()
  model.counted([{ partition: 0, begin, end, leader: 0 }])
  const partitions = [{ partition: 0, committed, end, lag: 0 }]
  model.committed([{ group: 'g', topic: 't', state: 'empty', members: [], partitions }], () => true)
  const [lane] = model.lanes(1)
  const [bookmark] = lane?.bookmarks ?? []
  if (!lane || !bookmark) throw new Error('no lane')
  return { lane, bookmark }
}

it('grabs at a place the offset whose bookmark would be painted there', () => {
  const { lane, bookmark } = laneOf('0', '100', '90')
  expect(bookmarkAt(bookmark)).toBe(HEAD - 10 * STEP)
  expect(offsetAt(lane, bookmarkAt(bookmark) + 3)).toBe(90n)
  expect([placeOf(lane, 90n), placeOf(lane, 0n)]).toEqual([bookmarkAt(bookmark), TRACK.left])
})

it('stays within what the log holds', () => {
  const { lane } = laneOf('95', '100', '95')
  expect([offsetAt(lane, 0), offsetAt(lane, HEAD + 500)]).toEqual([95n, 100n])
  expect(offsetAt(laneOf('0', '100', '5').lane, TRACK.left)).toBe(100n - BigInt(LANE_CELLS))
})

it('finds the record whose cell is clicked, or almost', () => {
  const cell = (place: number) => ({ place, color: null, tombstone: false, read: false })
  const lane = { end: 100n, cells: [cell(9), cell(1), cell(0)] }
  const middleOf = (place: number) => HEAD - (place + 0.5) * STEP
  expect(cellNear(lane, middleOf(0), 8)).toBe(99n)
  expect(cellNear(lane, middleOf(1) + 4, 8)).toBe(98n)
  expect(cellNear(lane, middleOf(9) - 7, 8)).toBe(90n)
  expect(cellNear(lane, middleOf(5), 8)).toBe(null)
  expect(cellNear(lane, middleOf(4), 50)).toBe(98n)
  expect(cellNear({ end: 0n, cells: [] }, HEAD, 50)).toBe(null)
})
