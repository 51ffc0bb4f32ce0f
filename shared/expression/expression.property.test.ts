import { Environment } from '@marcbachmann/cel-js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonicalJson'
import { compileExpression } from './compileExpression'

const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const part = tie('expression')
  return {
    expression: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(
        'value',
        'value.n',
        'value.s',
        'value.l',
        'value.m',
        'value.b',
        'value.no',
        '1',
        '2.5',
        '0',
        '-3',
      ),
      fc.constantFrom('"a"', '""', 'true', 'false', 'null', '[]', '{}', 'x', '"ä"', '0.0'),
      fc
        .tuple(part, fc.constantFrom('+', '-', '*', '/', '%', '<', '<=', '==', '!=', '>', '&&', '||', 'in'), part)
        .map(([left, op, right]) => `(${left} ${op} ${right})`),
      fc.tuple(part, part, part).map(([when, then, otherwise]) => `(${when} ? ${then} : ${otherwise})`),
      fc.tuple(part, fc.constantFrom('.n', '.l', '[0]', '["s"]', '.size()')).map(([of, access]) => `${of}${access}`),
      fc
        .tuple(part, fc.constantFrom('all', 'exists', 'exists_one', 'filter', 'map'), part)
        .map(([of, name, body]) => `${of}.${name}(x, ${body})`),
      fc
        .tuple(fc.constantFrom('size', 'string', 'int', 'double', '!', '-'), part)
        .map(([name, of]) => `${name}(${of})`),
      fc
        .tuple(part, fc.constantFrom('contains', 'startsWith', 'endsWith'), part)
        .map(([of, name, other]) => `${of}.${name}(${other})`),
      fc.tuple(part, part).map(([one, other]) => `[${one}, ${other}]`),
      part.map((value) => `{"k": ${value}}`),
    ),
  }
})

const value = { n: 2.5, s: 'abc', l: [1, 2, 3], m: { n: 1, l: ['a'] }, b: true }

function outcomeOf(text: string, wants: 'value' | 'boolean' = 'value') {
  const compiled = compileExpression(text, { wants, variables: ['value'] })
  return compiled.ok ? compiled.expression.evaluate({ value }) : compiled
}

test('whatever is written, it ends with a value that is JSON, or a sentence and its place', () => {
  fc.assert(
    fc.property(fc.oneof(expression, fc.string({ unit: 'binary', maxLength: 40 })), (text) => {
      const outcome = outcomeOf(text)
      if (outcome.ok) expect(canonicalJson(outcome.value).ok).toBe(true)
      else {
        expect(outcome.problem.sentence).toMatch(/\.$|\?$/)
        expect(outcome.problem.at).toBeLessThanOrEqual(text.length)
        expect(outcome.problem.at + (outcome.problem.length ?? 0)).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 500 },
  )
}, 30_000)

/** With the library's own evaluator, which we do not use because nothing stops it; lists and objects of mixed kinds it refuses. */
test('what has a value has the same in another evaluator of CEL', () => {
  const other = new Environment({ homogeneousAggregateLiterals: false }).registerVariable('value', 'dyn')
  let compared = 0
  fc.assert(
    fc.property(expression, (text) => {
      const outcome = outcomeOf(text)
      if (!outcome.ok) return
      const theirs = valueOrNothing(() => other.evaluate(text, { value }))
      if (theirs === undefined) return
      compared += 1
      expect(canonicalJson(outcome.value), text).toEqual(canonicalJson(withNumbers(theirs)))
    }),
    { numRuns: 2_000 },
  )
  expect(compared).toBeGreaterThan(100)
}, 30_000)

function valueOrNothing(evaluate: () => unknown): unknown {
  try {
    return evaluate()
  } catch {
    return undefined
  }
}

const withNumbers = (theirs: unknown): unknown =>
  JSON.parse(JSON.stringify(theirs, (_, found) => (typeof found === 'bigint' ? Number(found) : found)))
