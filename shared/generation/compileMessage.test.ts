import { describe, expect, test, vi } from 'vitest'
import { compileMessage } from './compileMessage'

const context = { random: () => 0.5, now: 0, count: 7 }
const written = (key: string, value: string) => compileMessage({ key, value })(context)

describe('the key of a message', () => {
  test.each([
    ['none', '', null],
    ['fixed', 'order-1', 'order-1'],
    ['out of a list with weights', '{{pick a,b:8}}', 'b'],
    ['a field of the message', '{{field data.author}}', 'alice'],
    ['a field that is no text', '{{field data.n}}-{{seq}}', '5-7'],
  ])('is %s: %j', (_, key, expected) => {
    expect(written(key, '{"data":{"author":"{{pick alice}}","n":5}}').key).toBe(expected)
  })

  test('may be asked for in the value', () => {
    expect(written('{{seq}}', '{"id":"{{key}}"}')).toEqual({ key: '7', value: '{"id":"7"}' })
  })

  test.each([
    ['{{field id}}', '{"id":"{{key}}"}', 'The key is to be made of the value, and the value of the key.'],
    ['{{field id}}', '{}', 'The message\'s own value has no field "id".'],
    ['{{field id}}', 'text', "The key is taken from the message's value, which is not JSON."],
    ['', '{{field id}}', 'The key is to be made of the value, and the value of the key.'],
  ])('%j of %j cannot be made: %s', (key, value, sentence) => {
    expect(() => written(key, value)).toThrow(sentence)
  })
})

test('a key of many fields reads its value once', () => {
  const parse = vi.spyOn(JSON, 'parse')
  expect(written('{{field a}}'.repeat(50), '{"a":1}').key).toBe('1'.repeat(50))
  expect(parse).toHaveBeenCalledTimes(1)
  parse.mockRestore()
})

test.each([
  ['ü', 2],
  ['€', 3],
  ['😀', 4],
  ['\ud800', 3],
])('a message may take a million bytes in UTF-8, where %j takes %i', (character, bytes) => {
  const fits = character.repeat(Math.floor(1_000_000 / bytes))
  const write = (key: string) =>
    compileMessage({ key: '', value: '{{input.key}}' })({ ...context, input: { key, value: null } })
  expect(write(fits).value).toBe(fits)
  expect(() => write(fits + character)).toThrow(/would take 100000\d bytes; at most 1000000 are sent/)
})
