import { expect, test } from 'vitest'
import { compileCallFilter } from './callFilter'
import type { RecordText } from './recordText'

const request = (value: string): RecordText => ({
  topic: '',
  partition: 0,
  offset: '0',
  timestamp: 0,
  key: null,
  value,
  headers: [],
})
const isCalled = (where: string, value: string) => {
  const filter = compileCallFilter({ connectionId: 'c', where })
  return filter.ok ? filter.value(request(value)) : filter
}

test('a service is called where the condition is true, and always where there is none', () => {
  expect(isCalled('', 'no JSON')).toEqual({ ok: true, value: true })
  expect(isCalled('int(value.id) % 10 < 5', '{"id":14}')).toEqual({ ok: true, value: true })
  expect(isCalled('int(value.id) % 10 < 5', '{"id":5}')).toEqual({ ok: true, value: false })
})

test('a condition that cannot be told is a problem of its connection', () => {
  for (const [where, value] of [
    ['value.', '{}'],
    ['value.id > 1', '{}'],
  ] as const)
    expect(isCalled(where, value)).toMatchObject({ ok: false, problem: { elementId: 'c', field: 'where' } })
})
