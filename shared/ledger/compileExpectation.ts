import { type Clause, compileClauses, type NamedCall } from '../expression/compileClauses'
import type { Evaluated } from '../expression/compileExpression'
import type { ExpressionProblem } from '../expression/expressionProblem'
import type { Scope } from '../expression/run'
import { done, type Outcome, refused } from '../problem'
import type { Topology } from '../topology/model'
import { withEqualSigns } from './equalSigns'
import type { Figure, Figures } from './figure'
import { figureOf } from './figureOf'
import { LEDGER_MEASURES } from './model'

/** What must hold of the ledger: an expression in CEL, in which a single `=` means `==`. */
export type Expectation = {
  readonly text: string
  /** All that it needs to know. */
  readonly figures: readonly Figure[]
  /** Figures by name; one that is not there makes the verdict a refusal. */
  evaluate(figures: Figures): Outcome<Verdict>
}
/** `sentence`: the figures of both sides. */
export type Verdict = { readonly holds: boolean; readonly sentence: string }

/** A refusal says in `place` at which character. */
export function compileExpectation(text: string, topology: Topology): Outcome<Expectation> {
  const { written, originalAt } = withEqualSigns(text)
  const figures = new Map<string, Figure>(
    LEDGER_MEASURES.map((measure) => [measure, { kind: 'measure', name: measure, measure }]),
  )
  const used = new Set<string>()
  const call = (name: string, texts: readonly string[]): NamedCall => {
    const found = figureOf({ name, texts }, topology)
    if (!found.ok) return found
    figures.set(found.figure.name, found.figure)
    used.add(found.figure.name)
    return { ok: true, name: found.figure.name, gives: kindOf(found.figure) }
  }
  const compiled = compileClauses(written, { variables: LEDGER_MEASURES, call })
  if (!compiled.ok) return refused(placedAt(compiled.problem, originalAt))
  const { clauses, uses } = compiled
  return done({
    text,
    figures: [...figures.values()].filter(({ name }) => used.has(name) || uses.has(name)),
    evaluate: (values) => evaluate(clauses, scopeOf(values)),
  })
}

const kindOf = (figure: Figure) =>
  figure.kind === 'store' && figure.of === 'folded'
    ? 'flag'
    : figure.kind === 'total' || (figure.kind === 'tally' && figure.of === 'sum')
      ? 'number'
      : 'whole'

function placedAt(problem: ExpressionProblem, originalAt: (at: number) => number): ExpressionProblem {
  const at = originalAt(problem.at)
  return { ...problem, at, place: `character ${at + 1}` }
}

/** CEL's whole numbers are JavaScript's bigint; sums stay decimal numbers. */
const scopeOf = (values: Figures): Scope =>
  Object.fromEntries([...values].map(([name, value]) => [name, isWhole(name, value) ? BigInt(value) : value]))

const isWhole = (name: string, value: number | boolean): value is number =>
  typeof value === 'number' && !/^(?:sum|total)\(/.test(name)

function evaluate(clauses: readonly Clause[], scope: Scope): Outcome<Verdict> {
  const results = clauses.map((clause) => ({ clause, result: clause.evaluate(scope) }))
  const failed = results.find(({ result }) => !result.ok)
  if (failed && !failed.result.ok) return refused(failed.result.problem)
  const broken = results.filter(({ result }) => result.ok && result.value !== true)
  const told = (broken.length > 0 ? broken : results).map(({ clause }) => figuresIn(clause, scope))
  const expected = broken.map(({ clause }) => clause.text).join(' && ')
  return done({
    holds: broken.length === 0,
    sentence: `${told.join('; ')}.${expected && ` Expected: ${expected}.`}`,
  })
}

/** `missing is 3`, `produced("a") is 3 and inTopic("a") is 4`. */
function figuresIn({ text, sides, evaluate }: Clause, scope: Scope): string {
  const told = sides
    .filter(({ isLiteral }) => !isLiteral)
    .map((side) => `${side.text} is ${spoken(side.evaluate(scope))}`)
  return told.length > 0 ? told.join(' and ') : `${text} is ${spoken(evaluate(scope))}`
}

const spoken = (result: Evaluated): string => (result.ok ? String(result.value) : 'not known')
