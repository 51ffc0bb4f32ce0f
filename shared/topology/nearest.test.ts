import { expect, test, vi } from 'vitest'
import { nearest } from './nearest'

test('a word that is much longer or shorter is not compared letter by letter', () => {
  const compared = vi.spyOn(String.prototype, 'toLowerCase')
  expect(nearest('ordr', ['o', 'k'.repeat(500_000), 'Order'])).toBe('Order')
  expect(compared.mock.contexts.map(String)).toEqual(['ordr', 'Order'])
  compared.mockRestore()
})
