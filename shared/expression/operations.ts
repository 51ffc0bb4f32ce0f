import { LIMITS } from '../topology/limits'
import type { Kind } from './kinds'
import { COST_OF_DIGITS, costOfSearch, costOfText, costOfTexts, namesIn, type Run } from './run'

/** One way of applying an operator or function: to these kinds, giving this one. Throws an OperationError with a sentence. */
export type Operation = {
  readonly takes: readonly Kind[]
  readonly gives: Kind
  readonly apply: (values: never, run: Run) => unknown
}

export class OperationError extends Error {
  override readonly name = 'OperationError'
}

const unary = <A>(kind: Kind, gives: Kind, apply: (value: A, run: Run) => unknown): Operation => ({
  takes: [kind],
  gives,
  apply: ([value]: readonly [A], run) => apply(value, run),
})

const binary = <A>(kind: Kind, gives: Kind, apply: (left: A, right: A, run: Run) => unknown): Operation => ({
  takes: [kind, kind],
  gives,
  apply: ([left, right]: readonly [A, A], run) => apply(left, right, run),
})

const arithmetic = (
  whole: (left: bigint, right: bigint) => bigint,
  number: (left: number, right: number) => number,
): readonly Operation[] => [
  binary<bigint>('whole', 'whole', (left, right, run) => {
    run.work.left -= COST_OF_DIGITS
    return within64Bits(whole(left, right))
  }),
  binary<number>('number', 'number', number),
]

const INT64 = { from: -(2n ** 63n), to: 2n ** 63n - 1n }

export function within64Bits(value: bigint): bigint {
  if (value >= INT64.from && value <= INT64.to) return value
  throw new OperationError('The whole number does not fit into 64 bits.')
}

const notByZero = (apply: (left: bigint, right: bigint) => bigint) => (left: bigint, right: bigint) => {
  if (right !== 0n) return apply(left, right)
  throw new OperationError('A whole number is divided by zero.')
}

/** JavaScript compares bigint with number as CEL does. */
const comparison = (compare: (left: number | bigint, right: number | bigint) => boolean): readonly Operation[] => [
  ...(['whole', 'number'] as const).flatMap((left) =>
    (['whole', 'number'] as const).map((right) => ({
      ...binary<number>('number', 'flag', compare),
      takes: [left, right],
    })),
  ),
  binary<string>('text', 'flag', (left, right, run) => {
    run.work.left -= costOfTexts(left, right)
    return compare(left < right ? -1 : left > right ? 1 : 0, 0)
  }),
  binary<boolean>('flag', 'flag', (left, right) => compare(Number(left), Number(right))),
]

function joinedTexts(left: string, right: string, run: Run): string {
  if (left.length + right.length > LIMITS.messageBytes)
    throw new OperationError(`A text of more than ${LIMITS.messageBytes} characters is too long.`)
  run.work.left -= 1
  return left + right
}

function joinedLists(left: readonly unknown[], right: readonly unknown[], run: Run): readonly unknown[] {
  run.work.left -= left.length + right.length
  return run.work.left < 0 ? [] : [...left, ...right]
}

export const OPERATORS: Readonly<Record<string, readonly Operation[]>> = {
  '+': [
    ...arithmetic(
      (left, right) => left + right,
      (left, right) => left + right,
    ),
    binary<string>('text', 'text', joinedTexts),
    binary<readonly unknown[]>('list', 'list', joinedLists),
  ],
  '-': arithmetic(
    (left, right) => left - right,
    (left, right) => left - right,
  ),
  '*': arithmetic(
    (left, right) => left * right,
    (left, right) => left * right,
  ),
  '/': arithmetic(
    notByZero((left, right) => left / right),
    (left, right) => left / right,
  ),
  '%': [
    binary<bigint>(
      'whole',
      'whole',
      notByZero((left, right) => left % right),
    ),
  ],
  '<': comparison((left, right) => left < right),
  '<=': comparison((left, right) => left <= right),
  '>': comparison((left, right) => left > right),
  '>=': comparison((left, right) => left >= right),
  '-_': [
    unary<bigint>('whole', 'whole', (value) => within64Bits(-value)),
    unary<number>('number', 'number', (value) => -value),
  ],
  '!_': [unary<boolean>('flag', 'flag', (value) => !value)],
}

type Search = (text: string, part: string) => boolean

const searching = (search: Search, cost = costOfTexts): readonly Operation[] => [
  binary<string>('text', 'flag', (text, part, run) => {
    run.work.left -= cost(text, part)
    return run.work.left >= 0 && search(text, part)
  }),
]

const SIZE: readonly Operation[] = [
  unary('text', 'whole', (value: string, run) => {
    run.work.left -= value.length
    return run.work.left < 0 ? 0n : BigInt(characters(value))
  }),
  unary('list', 'whole', (value: readonly unknown[]) => BigInt(value.length)),
  unary('map', 'whole', (value: object, run) => BigInt(namesIn(value, run).length)),
]

const DIGITS_IN_A_STEP = 8

function writtenNumber(value: number | bigint, run: Run): string {
  run.work.left -= COST_OF_DIGITS
  return String(value)
}

export const FUNCTIONS: Readonly<Record<string, readonly Operation[]>> = {
  size: SIZE,
  string: [
    unary('text', 'text', (value: string) => value),
    unary('whole', 'text', writtenNumber),
    unary('number', 'text', writtenNumber),
    unary('flag', 'text', String),
  ],
  int: [
    unary('whole', 'whole', (value: bigint) => value),
    unary('number', 'whole', (value: number, run) => {
      run.work.left -= COST_OF_DIGITS
      if (Number.isFinite(value)) return within64Bits(BigInt(Math.trunc(value)))
      throw new OperationError(`${value} is no whole number.`)
    }),
    unary('text', 'whole', (value: string, run) => {
      run.work.left -= costOfText(value)
      if (/^[+-]?\d{1,19}$/.test(value)) return within64Bits(BigInt(value.replace('+', '')))
      throw new OperationError(`${quoted(value)} is no whole number.`)
    }),
  ],
  double: [
    unary('number', 'number', (value: number) => value),
    unary('whole', 'number', Number),
    unary('text', 'number', (value: string, run) => {
      run.work.left -= value.length / DIGITS_IN_A_STEP
      if (/^[+-]?(\d{1,400}(\.\d{0,400})?|\.\d{1,400})(e[+-]?\d{1,4})?$/i.test(value)) return Number(value)
      throw new OperationError(`${quoted(value)} is no number.`)
    }),
  ],
}

const quoted = (value: string) => JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)

/** Written behind a value: `value.tags.size()`. */
export const METHODS: Readonly<Record<string, readonly Operation[]>> = {
  size: SIZE,
  contains: searching((text, part) => text.includes(part), costOfSearch),
  startsWith: searching((text, part) => text.startsWith(part)),
  endsWith: searching((text, part) => text.endsWith(part)),
}

/** Unicode code points, as CEL counts them. */
function characters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}
