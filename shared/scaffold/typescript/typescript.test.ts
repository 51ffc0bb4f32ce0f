import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameThings } from '../core/names'
import { HOSTILE_TEXTS } from '../hostileBoardForTests'
import { comment, ident, num, str, ts } from './typescript'

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE_TEXTS))

/** A literal's text as JSON would write it: the same escapes but for the quotes. */
const asJson = (literal: string) =>
  `"${literal
    .slice(1, -1)
    .replaceAll("\\'", "'")
    .replace(/(?<!\\)"/g, '\\"')}"`

describe('a string literal', () => {
  test('is plain ASCII on one line and means the text it was made of', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { text } = str(raw)
        expect(text).toMatch(/^'(?:[\x20-\x26\x28-\x5b\x5d-\x7e]|\\'|\\\\|\\u[0-9a-f]{4})*'$/)
        expect(JSON.parse(asJson(text))).toBe(raw)
      }),
    )
  })
})

describe('a comment', () => {
  test('cannot be ended', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        expect(comment(raw).text).toMatch(/^\/\/ [\x20-\x5b\x5d-\x7e]*$/)
      }),
    )
    expect(comment('a */ b').text).toBe('// a   b')
  })
})

describe('an identifier', () => {
  test('is one, and different things get different ones', () => {
    const things = ['a-1', 'a1', 'a b', 'ab', 'class', '1st', ...HOSTILE_TEXTS].map((name, id) => ({
      id: `t${id}`,
      name,
    }))
    const found = [...nameThings(things).values()].map((name) => ident('on', name).text)
    for (const identifier of found) expect(identifier).toMatch(/^on[A-Z0-9_][A-Za-z0-9_]*$/)
    expect(new Set(found).size).toBe(things.length)
  })
})

test('a number is a number', () => {
  expect(num(0.5).text).toBe('0.5')
  expect(() => num(Number.NaN)).toThrow()
})

test('a template takes nodes, one or a list of lines', () => {
  expect(ts`[${str('a')}]`.text).toBe("['a']")
  expect(ts`[\n${[num(1), num(2)]}\n]`.text).toBe('[\n1\n2\n]')
  // @ts-expect-error a bare string is no code
  expect(() => ts`${'a'}`).toThrow()
})
