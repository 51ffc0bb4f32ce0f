import { describe, expect, test } from 'vitest'
import { compileExpression } from './compileExpression'

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

  test('an ordinary one over a large message is done', () => {
    const items = Array.from({ length: 5_000 }, (_, n) => ({ n, sku: `sku-${n}` }))
    expect(sentenceOf('value.filter(i, i.n > 10.0 && i.sku.startsWith("sku")).map(i, i.sku)', items)).toBe('done')
  })
})
