import { expect, it } from 'vitest'
import { choosing, FIRST_SHOWN, SHOWN_KEYS, type Shown } from './shownMoment'

const MINUTE = 60_000
const known = { since: 0, now: 20 * MINUTE }
const press = (shown: Shown, ...keys: readonly string[]) =>
  keys.reduce((last, key) => SHOWN_KEYS[key]?.(last, known) ?? last, shown)

it('steps back from the present by seconds, and on again no farther than the present', () => {
  const back = press(FIRST_SHOWN, 'ArrowLeft', 'Shift+ArrowLeft')
  expect(back).toEqual({ view: FIRST_SHOWN.view, moment: 20 * MINUTE - 11_000 })
  expect(press(back, 'Shift+ArrowRight', 'ArrowRight', 'ArrowRight').moment).toBe(20 * MINUTE)
})

it('brings the view along to a moment outside of it, and End back to the present', () => {
  const first = press(FIRST_SHOWN, 'Home')
  expect(first).toEqual({ view: { spanMs: 2 * MINUTE, end: 2 * MINUTE }, moment: 0 })
  expect(press(first, 'End')).toEqual(FIRST_SHOWN)
})

it('keeps the moment while the view is scrolled and zoomed, until Escape', () => {
  const chosen = choosing(FIRST_SHOWN, 18 * MINUTE, known)
  expect(press(chosen, 'PageUp', '+')).toEqual({
    view: { spanMs: MINUTE, end: 18.5 * MINUTE },
    moment: 18 * MINUTE,
  })
  expect(press(chosen, 'Escape')).toEqual(FIRST_SHOWN)
})
