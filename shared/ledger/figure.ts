import type { Expression } from '../expression/compileExpression'
import type { LedgerMeasure } from './model'

/** A number (`folded`: true or false) that an expectation needs. `name` is the same for the same figure, and different for another. */
export type Figure = { readonly name: string } & (
  | { readonly kind: 'measure'; readonly measure: LedgerMeasure }
  /** Names of topics and groups as drawn. */
  | { readonly kind: 'topic'; readonly of: (typeof TOPIC_FIGURES)[number]; readonly topic: string }
  | { readonly kind: 'group'; readonly of: (typeof GROUP_FIGURES)[number]; readonly group: string }
  | TallyFigure
  | { readonly kind: 'store'; readonly of: 'rows' | 'folded'; readonly storeId: string }
  | { readonly kind: 'total'; readonly storeId: string; readonly expression: Expression }
)

/** Over the records of a topic: how many there are for which the expression is true, or the sum of its numbers. */
export type TallyFigure = {
  readonly name: string
  readonly kind: 'tally'
  readonly of: 'count' | 'sum'
  readonly topic: string
  readonly expression: Expression
}

export const TOPIC_FIGURES = ['produced', 'inTopic', 'distinctIn'] as const
export const GROUP_FIGURES = [
  'processed',
  'distinct',
  'duplicates',
  'missing',
  'deadLettered',
  'effects',
  'lag',
  'inversions',
] as const

export type Figures = ReadonlyMap<string, number | boolean>
