import { expect, test } from 'vitest'
import { boardOf } from '../../topology/boardForTests'
import { deadLetterNames } from './deadLetters'

const namesOf = (subscriptions: string) =>
  [
    ...deadLetterNames(
      boardOf(`streamboard: 1
services:
  - { id: a, name: A }
  - { id: b, name: B }
topics:
  - { id: t, name: orders }
  - { id: u, name: orders.stock }
connections:
${subscriptions}
`),
    ).values(),
  ].flatMap((groups) => [...groups])

test('belong to a group: the first of a topic has the plain name, subscriptions of one group share it', () => {
  const subscriptions = `  - { id: c, kind: subscribes, from: t, to: a, group: bills }
  - { id: d, kind: subscribes, from: t, to: b, group: bills }
  - { id: e, kind: subscribes, from: t, to: b, group: mail }`
  expect(namesOf(subscriptions)).toEqual([
    ['bills', 'orders-dlt'],
    ['mail', 'orders.mail-dlt'],
  ])
})

test('never fall together, whatever topics and groups are called', () => {
  const subscriptions = `  - { id: c, kind: subscribes, from: t, to: a, group: bills }
  - { id: d, kind: subscribes, from: t, to: a, group: stock }
  - { id: e, kind: subscribes, from: u, to: a, group: bills }
  - { id: f, kind: subscribes, from: t, to: b, group: "it's 😀" }`
  const names = namesOf(subscriptions).map(([, name]) => name)
  expect(names[1]).toBe('orders.stock-dlt')
  expect(names[3]).toMatch(/^orders\.stock\.[0-9a-f]{6}-dlt$/)
  expect(names[2]).toMatch(/^orders\.group-[0-9a-f]{6}-dlt$/)
  expect(new Set(names).size).toBe(4)
})
