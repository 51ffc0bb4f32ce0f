import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonicalJson'

const written = (value: unknown) => {
  const json = canonicalJson(value)
  return json.ok ? json.value : json.problem.sentence
}

describe('canonical JSON', () => {
  test.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [[10.0, 1e21, 1e-7, -0, 333333333.3333333], '[10,1e+21,1e-7,0,333333333.3333333]'],
    ['€$\u000f\nA\'B"\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\"/"'],
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    [JSON.parse('{"__proto__":1,"constructor":2}'), '{"__proto__":1,"constructor":2}'],
    [undefined, 'null'],
  ])('%j', (value, text) => {
    expect(written(value)).toBe(text)
  })

  test('reads back as what it was, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = written(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(written(JSON.parse(text))).toBe(text)
      }),
    )
  })

  test('refuses what nobody could read', () => {
    expect(written(Number.NaN)).toBe('JSON has no NaN.')
    expect(written(['x'.repeat(600_000), 'x'.repeat(600_000)])).toBe('The value takes more than 1000000 characters.')
    expect(written(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)))).toBe('The value is nested too deeply.')
  })
})
