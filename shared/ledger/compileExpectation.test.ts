import { describe, expect, test } from 'vitest'
import { boardOf } from '../topology/boardForTests'
import { compileExpectation } from './compileExpectation'

const board = boardOf(`streamboard: 1
services: [{ id: a, name: Posting }, { id: b, name: Mailer }]
topics: [{ id: t, name: user-posts }, { id: d, name: dead }]
stores: [{ id: s, name: Balances }]
connections:
  - { id: c1, kind: produces, from: a, to: t, rate: 1 }
  - { id: c2, kind: subscribes, from: t, to: b, group: mailer }
  - { id: c3, kind: keeps, from: b, to: s }
`)

function compiled(text: string) {
  const outcome = compileExpectation(text, board)
  if (!outcome.ok) throw new Error(`${outcome.problem.place}: ${outcome.problem.sentence}`)
  return outcome.value
}
const verdict = (text: string, figures: Record<string, number | boolean>) =>
  compiled(text).evaluate(new Map(Object.entries(figures)))

describe('an expectation', () => {
  test.each([
    ['missing = 0', { missing: 0 }, true, 'missing is 0.'],
    ['missing == 0', { missing: 3 }, false, 'missing is 3. Expected: missing == 0.'],
    [
      'produced("user-posts") = distinct("mailer") + missing("mailer")',
      { 'produced("user-posts")': 7, 'distinct("mailer")': 5, 'missing("mailer")': 2 },
      true,
      'produced("user-posts") is 7 and distinct("mailer") + missing("mailer") is 7.',
    ],
    [
      'missing = 0 && duplicates <= 5 && lag("mailer") = 0',
      { missing: 0, duplicates: 6, 'lag("mailer")': 1 },
      false,
      'duplicates is 6; lag("mailer") is 1. Expected: duplicates <= 5 && lag("mailer") == 0.',
    ],
    ['folded("Balances")', { 'folded("Balances")': true }, true, 'folded("Balances") is true.'],
    [
      `sum("user-posts", "value.amount") == total("Balances", 'value')`,
      { 'sum("user-posts", "value.amount")': 1.5, 'total("Balances", "value")': 1.25 },
      false,
      `sum("user-posts", "value.amount") is 1.5 and total("Balances", 'value') is 1.25. Expected: sum("user-posts", "value.amount") == total("Balances", 'value').`,
    ],
    [
      `count("user-posts", "value.kind == 'a'") = 2`,
      { 'count("user-posts", "value.kind == \'a\'")': 2 },
      true,
      `count("user-posts", "value.kind == 'a'") is 2.`,
    ],
    ['missing = 0 || duplicates = 0', { missing: 1, duplicates: 0 }, true, 'missing == 0 || duplicates == 0 is true.'],
  ] as const)('%s of %o: %s', (text, figures, holds, sentence) => {
    expect(verdict(text, figures)).toEqual({ ok: true, value: { holds, sentence } })
  })

  test('says which figures it needs', () => {
    const { figures } = compiled('missing = 0 && inTopic("user-posts") >= rows("s") && count("dead", "true") = 0')
    expect(figures.map(({ name, kind }) => [name, kind])).toEqual([
      ['missing', 'measure'],
      ['inTopic("user-posts")', 'topic'],
      ['rows("s")', 'store'],
      ['count("dead", "true")', 'tally'],
    ])
  })

  test.each([
    ['', 'character 1', 'There is no expression here.'],
    ['missing = ', 'character 11', 'The expression ends too early.'],
    ['mising = 0', 'character 1', 'There is no variable called "mising" here. Did you mean "missing"?'],
    ['missing = 0 && nothing("a") = 1', 'character 16', 'There is no function called "nothing" here.'],
    [
      'produced("user-post") = 1',
      'character 10',
      'There is no topic called "user-post" here. Did you mean "user-posts"?',
    ],
    ['missing("user-posts") = 0', 'character 9', 'There is no group called "user-posts" here.'],
    ['rows("Ledger") = 0', 'character 6', 'There is no store called "Ledger" here.'],
    ['produced(missing) = 0', 'character 10', 'Here stands a name or an expression, written as a text.'],
    ['count("user-posts") = 0', 'character 1', 'count takes the name of a topic and an expression.'],
    ['sum("user-posts", "value.") = 0', 'character 19', 'In "value.", character 7: The expression ends too early.'],
    ['missing + 1', 'character 1', 'The result is a whole number, but true or false is needed here.'],
  ])('%s is refused at %s: %s', (text, place, sentence) => {
    expect(compileExpectation(text, board)).toMatchObject({ ok: false, problem: { place, sentence } })
  })

  test('a figure that is not known leaves nothing to be said', () => {
    expect(verdict('missing = 0', {})).toMatchObject({
      ok: false,
      problem: { sentence: 'There is no missing here.' },
    })
  })
})
