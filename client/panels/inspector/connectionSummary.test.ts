import { expect, it } from 'vitest'
import type { Connection } from '../../../shared/topology/model'
import { connectionSummary } from './connectionSummary'

const ends = { id: 'c', from: 'a', to: 'b' }
const produces = { ...ends, kind: 'produces', when: 'input', rate: 0, key: '', value: '' } as const
const subscribes = { ...ends, kind: 'subscribes', group: 'mail', start: 'earliest' } as const

it.each<[string, Connection]>([
  ['2.5 /s', { ...produces, when: 'rate', rate: 2.5 }],
  ['by hand', { ...produces, when: 'rate' }],
  ['failures', { ...produces, when: 'failure' }],
  ['for each record', produces],
  ['filtered', { ...produces, where: 'true' }],
  ['otherwise', { ...produces, where: 'true', otherwise: true }],
  ['every 10 s', { ...produces, windowSeconds: 10 }],
  ['as mail', subscribes],
  ['as a table', { ...subscribes, as: 'table' }],
  ['for each record', { ...ends, kind: 'calls' }],
  ['3 /s', { ...ends, kind: 'keeps', when: 'rate', rate: 3 }],
  ['dual write', { ...ends, kind: 'captures', mode: 'dualWrite' }],
  ['paused', { ...ends, kind: 'captures', paused: true }],
])('says "%s"', (told, connection) => {
  expect(connectionSummary(connection)).toBe(told)
})
