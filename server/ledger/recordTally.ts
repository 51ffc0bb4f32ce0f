import { recordScope } from '../../shared/behaviour/recordScope'
import { TemplateError } from '../../shared/generation/templateContext'
import type { TallyFigure } from '../../shared/ledger/figure'
import { recordText } from '../recordText'
import type { Tally } from './countedWindow'
import { createPatience, GIVEN_UP } from './patience'

/**
 * What a figure makes of each record: 1 or 0, or a number; NaN where the expression comes to nothing, as of a value that is not JSON.
 * Once it has taken too long: GIVEN_UP.
 * @param now milliseconds, counted from whenever
 */
export function recordTally(figure: TallyFigure, now?: () => number): Tally {
  const evaluate = evaluating(figure)
  const patience = createPatience(now)
  return (record) => (patience.isOver() ? GIVEN_UP : patience.timed(() => evaluate(record)))
}

const evaluating =
  ({ of, topic, expression }: TallyFigure): Tally =>
  (record) => {
    const scope = recordScope(recordText(record, topic))
    const value = resultOf(() => expression.evaluate(scope))
    return of === 'count' ? Number(value === true) : typeof value === 'number' ? value : Number.NaN
  }

function resultOf(evaluate: () => ReturnType<TallyFigure['expression']['evaluate']>): unknown {
  try {
    const result = evaluate()
    return result.ok ? result.value : undefined
  } catch (error) {
    if (error instanceof TemplateError) return undefined
    throw error
  }
}
