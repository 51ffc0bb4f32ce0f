import { expect, test } from 'vitest'
import { recordScope } from './recordScope'

test('value and headers are read once, however often an expression asks', () => {
  const record = { key: null, value: '{"a":1}', topic: 't', partition: 0, offset: '0', timestamp: 0 }
  const scope = recordScope({
    ...record,
    headers: [
      ['h', 'first'],
      ['h', 'last'],
    ],
  })
  expect(scope.headers).toEqual({ h: 'last' })
  expect(scope.headers).toBe(scope.headers)
  expect(scope.value).toBe(scope.value)
})
