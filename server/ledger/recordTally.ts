import { recordScope } from '../../shared/behaviour/recordScope'
import { TemplateError } from '../../shared/generation/templateContext'
import type { TallyFigure } from '../../shared/ledger/figure'
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
    const scope = recordScope({
      key: record.key?.toString() ?? null,
      value: record.value?.toString() ?? null,
      headers: record.headers.flatMap(([name, value]) => (value ? [[name, value.toString()] as const] : [])),
      topic,
      partition: record.partition,
      offset: String(record.offset),
      timestamp: Number(record.timestamp),
    })
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
