import { expect, it } from 'vitest'
import { drawn } from '../board/commands/boardForTests'
import { freePlace } from './freePlace'

const BOARD = drawn(`
streamboard: 1
name: Crowded
services: [{ id: a, name: a, language: go }, { id: b, name: b, language: go }]
layout: { a: { x: 0, y: 0 }, b: { x: 0, y: 72 } }
`)
const SIZE = { width: 196, height: 64 }

it('takes the place that is wanted where nothing stands there', () => {
  expect(freePlace(BOARD, SIZE, { x: 400, y: 0 })).toEqual({ x: 400, y: 0 })
})

it('goes down until it is clear of everything, on the grid', () => {
  const { x, y } = freePlace(BOARD, SIZE, { x: 16, y: 8 })
  expect(x).toBe(16)
  expect(y).toBeGreaterThanOrEqual(136)
  expect(y % 8).toBe(0)
})

it('leaves room for a connection to what stands above or below', () => {
  const { x, y } = freePlace(BOARD, SIZE, { x: 0, y: 144 })
  expect(x).toBe(0)
  expect(y - 136).toBeGreaterThanOrEqual(48)
  expect(freePlace(BOARD, SIZE, { x: 0, y: -64 })).toEqual(freePlace(BOARD, SIZE, { x: 0, y: 80 }))
})
