import { Validator } from '@cfworker/json-schema'
import { describe, expect, test } from 'vitest'
import { parseSchema, TooMuchWork } from './parseSchema'

// T11 of the threats: a schema and an example that anybody may have drawn must not hold up whoever looks at the board.

const accepts = (schema: object, value: unknown) => {
  const parsed = parseSchema(JSON.stringify(schema))
  return new Validator(parsed?.schema ?? false, '2020-12').validate(value).valid
}

const evil = `${'a'.repeat(60_000)}!`

describe('a schema of anybody', () => {
  test.each<[string, object, unknown]>([
    ['a nested quantifier', { pattern: '^(a+)+$' }, evil],
    ['many quantifiers', { pattern: 'a*a*a*a*a*a*b' }, evil],
    ['a pattern of names', { patternProperties: { '^(a|a)*$': false }, additionalProperties: false }, { [evil]: 1 }],
    ['a pattern that is to fail', { not: { pattern: '^(a+)+$' } }, evil],
    ['a format of the library', { format: 'url' }, `http://${evil}`],
    ['items that are all to differ', { uniqueItems: true }, Array.from({ length: 30_000 }, (_, index) => index)],
  ])('is not stuck with %s', (_what, schema, value) => {
    expect(accepts(schema, value)).toBe(true)
    expect(accepts({ properties: { a: schema, b: { type: 'number' } } }, { a: value, b: 'text' })).toBe(
      JSON.stringify(schema).includes('"not"'),
    )
  })

  test('is given up when it doubles with each reference', () => {
    const $defs = Object.fromEntries(
      Array.from({ length: 60 }, (_, level) => [
        `l${level}`,
        { allOf: [{ $ref: `#/$defs/l${level + 1}` }, { $ref: `#/$defs/l${level + 1}` }] },
      ]),
    )
    expect(() => accepts({ $ref: '#/$defs/l0', $defs: { ...$defs, l60: {} } }, 1)).toThrow(TooMuchWork)
  })

  test('is given up when it doubles with each level of the example', () => {
    const nested = JSON.parse(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`)
    expect(() => accepts({ properties: { a: { allOf: [{ $ref: '#' }, { $ref: '#' }] } } }, nested)).toThrow(TooMuchWork)
  })

  test('still finds what does not fit', () => {
    const order = {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string', pattern: '^o-' }, pattern: { type: 'number' } },
      additionalProperties: false,
    }
    expect(accepts(order, { id: 'x', pattern: 1 })).toBe(true)
    expect(accepts(order, { id: 1 })).toBe(false)
    expect(accepts(order, { id: 'x', pattern: 'text' })).toBe(false)
    expect(accepts(order, { id: 'x', more: 1 })).toBe(false)
    expect(accepts({ format: 'email' }, 'nobody')).toBe(false)
  })

  test('is none when it is a list', () => {
    expect(parseSchema('[1]')).toBeUndefined()
    expect(() => parseSchema('{')).toThrow(SyntaxError)
  })
})
