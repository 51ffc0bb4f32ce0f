import { recordScope } from '../../shared/behaviour/recordScope'
import { TemplateError } from '../../shared/generation/templateContext'
import type { TallyFigure } from '../../shared/ledger/figure'
import type { Tally } from './countedWindow'

/** What stands for a record at which a tally had taken too long and was given up; its figure is not known then. */
export const GIVEN_UP = Number.POSITIVE_INFINITY

/** All boards share the server: an expression over all records of a topic may take so long for each, and for a start so long altogether. */
const MS_PER_RECORD = 0.2
const MS_AT_FIRST = 2_000

/**
 * What a figure makes of each record: 1 or 0, or a number; NaN where the expression comes to nothing, as of a value that is not JSON.
 * @param now milliseconds, counted from whenever
 */
export function recordTally(figure: TallyFigure, now = () => performance.now()): Tally {
  const evaluate = evaluating(figure)
  let left = MS_AT_FIRST
  return (record) => {
    if (left < 0) return GIVEN_UP
    const since = now()
    const tallied = evaluate(record)
    left += MS_PER_RECORD - (now() - since)
    return tallied
  }
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
