import { expect, test } from 'vitest'
import type { Kind } from './kinds'
import { FUNCTIONS, METHODS, OPERATORS, type Operation } from './operations'
import { freshWork } from './run'

/** A value of each kind whose size may differ. */
const sized = (kind: Kind, size: number): unknown =>
  kind === 'text' ? '1'.repeat(size) : Object.fromEntries(Array.from({ length: size }, (_, at) => [`f${at}`, at]))

function costOf({ takes, apply }: Operation, size: number): number {
  const work = freshWork()
  const had = work.left
  try {
    apply(takes.map((kind) => sized(kind, size)) as never, { scope: {}, slots: [], work })
  } catch {
    // A text of so many digits is no number; finding out is work too.
  }
  return had - work.left
}

/** They hand on what they were given, or put it together without reading it. */
const AT_ONCE = ['string', '+']

const reading = Object.entries({ ...OPERATORS, ...FUNCTIONS, ...METHODS }).flatMap(([name, operations]) =>
  operations
    .filter(({ takes }) => !AT_ONCE.includes(name) && takes.every((kind) => kind === 'text' || kind === 'map'))
    .map((operation) => [name, operation.takes.join(', '), operation] as const),
)

test.each(reading)('what %s of %s costs grows with what it is given', (_name, _takes, operation) => {
  const cost = costOf(operation, 1_000)
  expect(cost).toBeGreaterThanOrEqual(1_000 / 32)
  expect(costOf(operation, 10_000)).toBeGreaterThanOrEqual(10 * cost)
})

test('all that read texts and objects are looked at', () => {
  expect(reading.map(([name]) => name)).toEqual(
    expect.arrayContaining(['<', 'int', 'double', 'size', 'contains', 'startsWith', 'endsWith']),
  )
})
