import type { Compiled } from './compiled'
import { ExpressionError, type Span } from './expressionProblem'
import { holding, kindOf, plain } from './kinds'
import { OperationError, within64Bits } from './operations'
import { COST_OF_MAKING, costOfText, spend } from './run'

/** A text, number, flag or null as written. */
export function compileLiteral(value: unknown, span: Span): Compiled {
  if (typeof value === 'object' && value !== null) {
    const sentence =
      value instanceof Uint8Array ? 'Bytes (b"…") cannot be used here.' : 'Unsigned numbers (1u) cannot be used here.'
    throw new ExpressionError(span, { sentence })
  }
  if (typeof value === 'bigint') fitting(value, span)
  return { run: () => value, shape: plain(kindOf(value)) }
}

function fitting(value: bigint, span: Span): void {
  try {
    within64Bits(value)
  } catch (error) {
    throw error instanceof OperationError ? new ExpressionError(span, { sentence: error.message }) : error
  }
}

export function compileList(items: readonly Compiled[]): Compiled {
  const shape = holding(
    'list',
    items.map((item) => item.shape),
  )
  return {
    shape,
    run: (run) => {
      run.work.left -= COST_OF_MAKING
      return items.map((item) => item.run(run))
    },
  }
}

type Entry = { readonly key: Compiled; readonly value: Compiled; readonly span: Span }

/** An object, with texts as its keys. */
export function compileMap(entries: readonly Entry[]): Compiled {
  const wrong = entries.find(({ key: { shape } }) => shape.kinds.length > 0 && !shape.kinds.includes('text'))
  if (wrong) throw keyIsNoText(wrong.span)
  const shape = holding(
    'map',
    entries.map(({ value }) => value.shape),
  )
  return {
    shape,
    run: (run) => {
      const made = new Map<string, unknown>()
      for (const { key, value, span } of entries) {
        const name = key.run(run)
        if (typeof name !== 'string') throw keyIsNoText(span)
        spend(run, COST_OF_MAKING + costOfText(name), span)
        if (made.has(name)) throw new ExpressionError(span, { sentence: `The key "${name}" stands here twice.` })
        made.set(name, value.run(run))
      }
      return Object.fromEntries(made)
    },
  }
}

const keyIsNoText = (span: Span) =>
  new ExpressionError(span, {
    sentence: 'The key of an object is a text.',
    next: 'Put it in quotes, or use string(…).',
  })
