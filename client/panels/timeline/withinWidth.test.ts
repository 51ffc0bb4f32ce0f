import { expect, it } from 'vitest'
import { withinWidth } from './withinWidth'

it.each([
  ['shop was started', 16, 'shop was started'],
  ['shop was started', 15, 'shop was start…'],
  ['shop was started', 6, 'shop…'],
  ['shop was started', 1, '…'],
])('%s in the width of %i characters is %s', (text, width, shown) => {
  expect(withinWidth(text, width, ({ length }) => length)).toBe(shown)
})
