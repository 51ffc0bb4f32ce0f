import { describe, expect, it } from 'vitest'
import { boxAround } from '../../ui/boxAround'
import { boxOf } from '../flowElements'
import { largeGraphForTests } from './largeGraphForTests'
import { isLarge, wantedNear } from './wantedNear'

const { graph } = largeGraphForTests(3_000)
const whole = graph.state.getState()
const everything = boxAround(whole.nodes.map(boxOf)) ?? expect.unreachable()
const SCREEN = { x: 0, y: 0, width: 1_400, height: 700 }

describe('of a large board React Flow', () => {
  it('gets nothing while most of it is in view', () => {
    expect(wantedNear(whole, everything, false)).toEqual({ far: true, ids: [] })
  })

  it('gets what is in view and what that is connected with, the middle first', () => {
    const { far, ids } = wantedNear(whole, SCREEN, false)
    const seen = whole.nodes.filter(({ position: { x, y } }) => x < 1_400 && y < 700).map(({ id }) => id)
    expect(far).toBe(false)
    expect(seen.every((id) => ids.includes(id))).toBe(true)
    const ends = whole.edges.filter(({ source }) => seen.includes(source)).map(({ target }) => target)
    expect(ends.every((id) => ids.includes(id))).toBe(true)
    expect(seen).toContain(ids[0])
    expect(ids.length).toBeLessThan(200)
  })

  it('does not change its mind at the border', () => {
    const views = Array.from({ length: 60 }, (_, at) => ({
      ...SCREEN,
      width: 1_400 + 250 * at,
      height: 700 + 125 * at,
    }))
    const goingOut = views.findIndex((view) => wantedNear(whole, view, false).far)
    const comingBack = views.findLastIndex((view) => !wantedNear(whole, view, true).far)
    expect(comingBack).toBeLessThan(goingOut - 1)
  })

  it('has all of a small one', () => {
    expect(isLarge(whole)).toBe(true)
    expect(isLarge(largeGraphForTests(400).graph.state.getState())).toBe(false)
  })
})
