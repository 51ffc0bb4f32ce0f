import { expect, test } from 'vitest'
import { clusterState } from './clusterState'
import type { EmbeddedState } from './port'

const ready: EmbeddedState = { kind: 'ready', brokers: ['here:1'], version: '4', pid: 1 }
const starting: EmbeddedState = { kind: 'starting', sentence: 'Starting.' }
const failed: EmbeddedState = { kind: 'failed', sentence: 'No room.', next: 'Make some.' }
const stopped: EmbeddedState = { kind: 'stopped' }
const kindOf = (controller: EmbeddedState, brokers: readonly EmbeddedState[], wasReady = false) =>
  clusterState({ controller, brokers, addresses: [], wasReady }).kind

test('a cluster is ready once everybody is there, or will not come', () => {
  expect(kindOf(starting, [])).toBe('starting')
  expect(kindOf(failed, [])).toBe('failed')
  expect(kindOf(ready, [])).toBe('starting')
  expect(kindOf(ready, [ready, ready, starting])).toBe('starting')
  expect(kindOf(ready, [ready, ready, failed])).toBe('ready')
  expect(kindOf(ready, [failed, failed, failed])).toBe('failed')
})

test('from then on it is as long as one broker is', () => {
  expect(kindOf(starting, [starting, ready, stopped], true)).toBe('ready')
  expect(kindOf(ready, [stopped, starting, stopped], true)).toBe('starting')
  expect(kindOf(ready, [stopped, stopped, stopped], true)).toBe('stopped')
})
