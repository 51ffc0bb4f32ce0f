import { describe, expect, test } from 'vitest'
import { compileExpression } from './compileExpression'
import { freshWork, WORK } from './run'

const TOO_MUCH = 'This takes too much work for one record.'
const numbers = Array.from({ length: 1_000 }, (_, at) => at)

function sentenceOf(text: string, value: unknown): string {
  const compiled = compileExpression(text, { wants: 'value', variables: ['value'] })
  const outcome = compiled.ok ? compiled.expression.evaluate({ value }) : compiled
  return outcome.ok ? 'done' : outcome.problem.sentence
}

const repeated = (text: string, times: number, joint: string) => Array<string>(times).fill(text).join(joint)
const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))
/** Each level holds the one before twice. */
const doubling = (levels: number) => `[value]${'.map(x, [x, x])'.repeat(levels)}`

/** An object that counts how many names of fields it was asked for. */
function countingFields(count: number) {
  let named = 0
  const fields = Object.fromEntries(Array.from({ length: count }, (_, at) => [`field${at}`, at]))
  const ownKeys = (target: object) => {
    const names = Reflect.ownKeys(target)
    named += names.length
    return names
  }
  return { map: new Proxy(fields, { ownKeys }), named: () => named }
}

const long = 'a'.repeat(400_000)

describe('no expression runs for ever', () => {
  test.each([
    ['lists inside lists inside lists', 'value.map(a, value.map(b, value.map(c, a)))', numbers],
    [
      'quantifiers, which otherwise pass over errors',
      'value.exists(a, value.exists(b, value.exists(c, c < 0.0)))',
      numbers,
    ],
    ['either side of an or', 'value.all(a, value.all(b, a + b >= 0.0)) || true', numbers],
    ['growing lists', `value.map(x, size(${repeated('value', 100, ' + ')}))`, numbers],
    ['equal lists in a loop', 'value.filter(a, value == value)', numbers],
    ['searching in a loop', 'value.filter(a, a in value)', [...numbers, ...numbers]],
    ['a long text looked through again and again', '[1,2,3,4,5,6,7].map(a, value.size())', 'x'.repeat(900_000)],
    ['patterns over a long text', 'value.matches("(a|b|ab)*c")', 'ab'.repeat(400_000)],
    ['a small expression of a huge value', `${doubling(60)}`, 1],
  ])('%s', (_, text, value) => {
    expect(sentenceOf(text, value)).toBe(TOO_MUCH)
  })

  test.each([1_000, 2_000])('nor for the sake of objects of %i fields', (count) => {
    const named = [
      'value.l.all(x, value.m.size() > 0)',
      'value.l.all(x, value.m.exists(name, true))',
      'value.l.all(x, value.m != {"a": x})',
      'value.l.all(x, {"a": x} != value.m)',
    ].map((text) => {
      const fields = countingFields(count)
      expect(sentenceOf(text, { l: numbers, m: fields.map })).toBe(TOO_MUCH)
      return fields.named()
    })
    expect(Math.max(...named)).toBeLessThanOrEqual(500_000 + 2 * count)
  })

  test('and a name that was probably meant is looked for once, not for each element', () => {
    const fields = countingFields(100)
    expect(sentenceOf('value.l.exists(x, value.m.fieldx == x)', { l: numbers, m: fields.map })).toBe(
      'The field "fieldx" is missing. Did you mean "field0"?',
    )
    expect(fields.named()).toBe(100)
  })

  test('and what is missing is named shortly', () => {
    const sentence = sentenceOf('value.m[value.s]', { m: {}, s: long })
    expect(sentence).toBe(`The field "${long.slice(0, 100)}" is missing.`)
  })

  test.each([1, 2])('errors that are passed over are work, %i time(s) as many', (times) => {
    const l = Array.from({ length: 5_000 * times }, () => 'x')
    expect(sentenceOf('value.exists(x, x.id == "a")', l)).toBe(TOO_MUCH)
    expect(sentenceOf('value.all(x, int(x) == 1 || true)', l)).toBe(TOO_MUCH)
  })

  test.each([1, 2])('long texts are work, also when they are put together, %i time(s) as long', (times) => {
    const digits = `${'1'.repeat(399)}.${'1'.repeat(399)}z`
    const value = {
      l: [...numbers, ...numbers],
      m: {},
      s: long.slice(0, 200_000 * times),
      digits: digits.repeat(times),
    }
    const ended = [
      'value.l.all(x, double(value.digits) == 1.0 || true)',
      'value.l.all(x, int(value.s + "b") == 1 || true)',
      'value.l.all(x, double(value.s + "b") == 1.0 || true)',
      'value.l.all(x, "" < value.s + "b")',
      'value.l.all(x, !((value.s + "b") in value.m))',
      'value.l.all(x, value.m[value.s + "b"] == 1.0 || true)',
      'value.l.map(x, {value.s + "b": x}.size())',
    ].map((text) => sentenceOf(text, value))
    expect(new Set(ended)).toEqual(new Set([TOO_MUCH]))
  })

  test.each([1, 2])('a long text is not compared at every place of another, %i time(s) as long', (times) => {
    const half = 'a'.repeat(5_000 * times)
    expect(sentenceOf('value.s.contains(value.t)', { s: half.repeat(4), t: `${half}b${half}` })).toBe(TOO_MUCH)
    expect(sentenceOf('value.s.contains(value.t)', { s: half.repeat(4), t: 'b' })).toBe('done')
  })

  test.each([
    'value.map(x, string(x * 1.1))',
    'value.map(x, int(x) * 2)',
    'value.map(x, {"a": x})',
    'value.map(x, [[[x]]])',
    `value.filter(x, double("1.${'3'.repeat(90)}") > x)`,
  ])('what takes longer than it looks counts as more: %s', (text) => {
    expect(sentenceOf(text, [...numbers, ...numbers])).toBe('done')
    expect(sentenceOf(text, Array<number>(60_000).fill(1))).toBe(TOO_MUCH)
  })

  test('and none grows for ever', () => {
    expect(sentenceOf(repeated('value', 20, ' + '), 'x'.repeat(100_000))).toBe(
      'A text of more than 1000000 characters is too long.',
    )
  })

  test.each([
    ['value', 'The value is nested too deeply.'],
    ['value == value', 'The value is nested too deeply.'],
    ['value.size()', 'done'],
  ])('%s of a deeply nested message: %s', (text, sentence) => {
    expect(sentenceOf(text, nested(100_000))).toBe(sentence)
  })

  test.each([
    ['(', ')'],
    ['[', ']'],
    ['!', ''],
    ['-', ''],
    ['has(', ')'],
    ['value.map(x, ', ')'],
  ])('one nested deeply with %j and %j is refused', (open, close) => {
    expect(sentenceOf(`${open.repeat(700)}value${close.repeat(700)}`, true)).toBe(
      'The expression is too long or too deeply nested.',
    )
  })

  test('one that is too long is refused', () => {
    expect(sentenceOf(`${'!'.repeat(9_990)}value`, true)).toBe('The expression is too long or too deeply nested.')
    expect(sentenceOf(repeated('true', 3_000, '||'), 1)).toMatch(/too long|longer than 10000/)
    expect(sentenceOf(`"${'x'.repeat(10_000)}"`, 1)).toBe('The expression is longer than 10000 characters.')
  })

  test('the clock ends what its steps do not, whatever stands beside it', () => {
    const compiled = compileExpression('value.exists(x, value.exists(y, y < 0.0)) || true', {
      wants: 'boolean',
      variables: ['value'],
    })
    let asked = 0
    const work = freshWork(() => ++asked === 3)
    const had = work.left
    const outcome = compiled.ok && compiled.expression.evaluate({ value: numbers, [WORK]: work })
    expect(outcome).toMatchObject({
      ok: false,
      problem: { sentence: 'This takes too long for one record.', retriable: true },
    })
    expect(asked).toBe(3)
    expect(had - work.left).toBeLessThan(10_000)
  })

  test.each([
    ['nested counts', '(((a|b){30}){30}){30}'],
    ['one large count', `(${'ab|'.repeat(120)}c){1000}`],
    ['a large class', '(\\\\pL|\\\\pN\\\\pL){900}{9}'],
  ])('a pattern that would fill the memory is refused before: %s', (_, pattern) => {
    expect(sentenceOf(`value.matches("${pattern}")`, 'a')).toBe(
      'With its repetitions written out the pattern is longer than 5000 characters.',
    )
  })

  test('an ordinary one over a large message is done', () => {
    const items = Array.from({ length: 5_000 }, (_, n) => ({ n, sku: `sku-${n}` }))
    expect(sentenceOf('value.filter(i, i.n > 10.0 && i.sku.startsWith("sku")).map(i, i.sku)', items)).toBe('done')
  })
})
