import { expect, it } from 'vitest'
import { createLaneModel } from './laneModel'
import { steppedOffset } from './steppedOffset'

const model = createLaneModel()
model.counted([{ partition: 0, begin: '10', end: '100', leader: 0 }])
const [lane] = model.lanes(1)

it.each([
  ['ArrowLeft', false, 40n, 39n],
  ['ArrowRight', false, 40n, 41n],
  ['ArrowLeft', true, 40n, 30n],
  ['ArrowUp', true, 95n, 100n],
  ['ArrowDown', true, 12n, 10n],
  ['Home', false, 40n, 10n],
  ['End', false, 40n, 100n],
  ['ArrowRight', false, 3n, 10n],
  ['a', false, 40n, null],
])('%s with shift %s moves from %s to %s', (key, shiftKey, from, to) => {
  expect(lane && steppedOffset({ key, shiftKey }, lane, from)).toBe(to)
})
