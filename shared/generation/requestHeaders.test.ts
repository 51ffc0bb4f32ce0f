import { expect, test } from 'vitest'
import { hopsOf } from './requestHeaders'

test('a count of services passed is a number from 0 to 20, whatever else is written there', () => {
  expect([undefined, '0', '7', '20'].map(hopsOf)).toEqual([0, 0, 7, 20])
  const wrong = ['21', '100', '-1', '-1e300', '1e1', '1.5', '0x1', ' 1', '1, 1', 'NaN', '']
  expect(wrong.map(hopsOf)).toEqual(wrong.map(() => undefined))
})
