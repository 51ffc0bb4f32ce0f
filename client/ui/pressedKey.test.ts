import { expect, it } from 'vitest'
import { pressedKey } from './pressedKey'

it('keys that belong to an input method are none of the field', () => {
  const press = (isComposing: boolean, keyCode: number) =>
    pressedKey({ key: 'Enter', nativeEvent: { isComposing, keyCode } })
  expect(press(false, 13)).toBe('Enter')
  expect(press(true, 13)).toBe('')
  expect(press(false, 229)).toBe('')
})
