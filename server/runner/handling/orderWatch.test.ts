import { expect, test } from 'vitest'
import { createOrderWatch } from './orderWatch'

type Made = { readonly partition?: number; readonly offset: number; readonly key?: string; readonly n: number }

const record = ({ partition = 0, offset, key, n }: Made) => ({
  topic: 't',
  partition,
  offset: BigInt(offset),
  timestamp: 0n,
  key: key === undefined ? null : Buffer.from(key),
  value: null,
  headers: [
    ['x-streamboard-service', Buffer.from('maker')],
    [key === undefined ? 'x-seq' : 'x-key-seq', Buffer.from(String(n))],
  ] as const,
})
const inverted = (...handled: readonly Made[]) => {
  const watch = createOrderWatch()
  return handled.map((made) => watch.isInverted('g', record(made)))
}

test('a record that is handled after a later one of its key is out of order, whatever lane that was in', () => {
  const [a, b] = ['a', 'b']
  expect(
    inverted(
      { offset: 0, key: a, n: 1 },
      { offset: 1, key: b, n: 7 },
      { partition: 1, offset: 0, key: a, n: 3 },
      { offset: 2, key: a, n: 2 },
      { offset: 3, key: a, n: 4 },
    ),
  ).toEqual([false, false, false, true, false])
})

test('without keys it is the order of their producer that counts', () => {
  expect(inverted({ offset: 0, n: 2 }, { partition: 1, offset: 0, n: 1 }, { offset: 1, n: 3 })).toEqual([
    false,
    true,
    false,
  ])
})

test('what is read once more is not out of order, and no group knows of another', () => {
  const again = [0, 1, 0, 1, 2].map((offset) => ({ offset, key: 'a', n: offset + 1 }))
  expect(inverted(...again)).toEqual([false, false, false, false, false])
  const watch = createOrderWatch()
  watch.isInverted('g', record({ offset: 5, key: 'a', n: 9 }))
  expect(watch.isInverted('other', record({ offset: 0, key: 'a', n: 1 }))).toBe(false)
})

test('what says nothing of its order, and requests, are left out', () => {
  const watch = createOrderWatch()
  const bare = { ...record({ offset: 3, n: 1 }), headers: [] }
  expect([watch.isInverted('g', bare), watch.isInverted('g', { ...bare, topic: '' })]).toEqual([false, false])
})

test('a service that starts anew may come to another log of the same name', () => {
  const watch = createOrderWatch()
  const isInverted = (made: Made) => watch.isInverted('g', record(made))
  expect([isInverted({ offset: 9, key: 'a', n: 3 }), isInverted({ offset: 10, key: 'a', n: 2 })]).toEqual([false, true])
  watch.beginAnew()
  expect([isInverted({ offset: 0, key: 'a', n: 2 }), isInverted({ offset: 1, key: 'a', n: 1 })]).toEqual([false, true])
})
