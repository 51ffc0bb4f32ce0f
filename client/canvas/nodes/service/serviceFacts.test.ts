import { expect, it } from 'vitest'
import type { ServiceRun } from '../../../../shared/protocol/live'
import { serviceFacts } from './serviceFacts'

const run = (more: Partial<ServiceRun>): ServiceRun => ({
  ...{ serviceId: 's', state: 'running', processed: 9, produced: 9, rateIn: 1, rateOut: 1 },
  ...more,
})

it('says nothing of a service to which nothing worth it happened', () => {
  expect(serviceFacts({ effect: 'mails' }, undefined)).toEqual([])
  expect(serviceFacts({ effect: 'mails' }, run({ dropped: 0, effects: 0 }))).toEqual([])
})

it('says before all else that it starts again, with whom and why', () => {
  const [first] = serviceFacts({}, run({ again: 'alone, because its groups changed', effects: 3 }))
  expect(first).toEqual({
    kind: 'again',
    text: 'starts again',
    title: 'It starts again alone, because its groups changed.',
  })
})

it('says what is the matter first, and every count that is not 0', () => {
  const seen = run({
    ...{ effects: 1204, repeated: 2, dropped: 12, retried: 3, parked: 1, deadLettered: 5, inverted: 7 },
    ...{ lastError: 'It cannot reach orders.', throttled: 'At most 5,000 messages a second.' },
  })
  expect(serviceFacts({ effect: 'mails' }, seen).map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'throttled: throttled',
    'error: error',
    'inverted: 7 out of order',
    'deadLettered: 5',
    'parked: 1',
    'retried: 3',
    'dropped: 12',
    'repeated: 2',
    'effects: 1.2K mails',
  ])
})

it('says each in a sentence', () => {
  const [error, parked] = serviceFacts({}, run({ lastError: 'It cannot reach orders.', parked: 1 }))
  expect(error?.title).toBe('It cannot reach orders.')
  expect(parked?.title).toBe('1 record given up and passed over: no dead-letter topic took it.')
})

it('leaves to its state what holds it back', () => {
  expect(serviceFacts({}, run({ lastError: 'orders is not ours.', held: true }))).toEqual([])
})
