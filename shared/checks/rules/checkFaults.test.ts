import { expect, test } from 'vitest'
import { toldBy } from '../toldForTests'
import { checkFaults } from './checkFaults'

const planted = (fault: string) => `streamboard: 1
services:
  - { id: s, name: notification }
faults:
  - { id: f, fault: "${fault}" }
`

test.each<[string, readonly string[]]>([
  ['crash notification at 5s', []],
  [
    'crash notificaton at 5s',
    ['warning f.fault: There is no service called "notificaton" on this board. Did you mean "notification"?'],
  ],
])('%s', (fault, expected) => {
  expect(toldBy(checkFaults, planted(fault))).toEqual(expected)
})
