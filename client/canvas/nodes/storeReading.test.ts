import { expect, it } from 'vitest'
import type { StoreCounters } from '../../../shared/protocol/run'
import { storeReading } from './storeReading'

const counters = (more: Partial<StoreCounters>): StoreCounters => ({
  ...{ storeId: 's', entries: 1204, hash: 'a3f9c1d2e4', state: 'ready' },
  ...more,
})
const said = (kind: 'state' | 'table', more?: Partial<StoreCounters>) => {
  const { contents, note } = storeReading(kind, more && counters(more))
  return [contents, note]
}

it.each([
  ['state', undefined, ['empty', '']],
  ['state', {}, ['1,204 entries', '#a3f9c1d']],
  ['state', { entries: 1 }, ['1 entry', '#a3f9c1d']],
  ['table', { entries: 1 }, ['1 row', '#a3f9c1d']],
  ['table', { waiting: 3 }, ['1,204 rows', '3 waiting']],
  ['state', { state: 'rebuilding', progress: 0.438 }, ['1,204 entries', 'rebuilding 43 %']],
  ['state', { state: 'wiped', entries: 0 }, ['0 entries', 'wiped']],
] as const)('a %s with %j says %j', (kind, more, words) => {
  expect(said(kind, more)).toEqual(words)
})
