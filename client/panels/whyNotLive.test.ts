import { expect, it } from 'vitest'
import { VIEW_SUMMARIES } from '../live/port'
import { whyNotLive } from './whyNotLive'

it('says why nothing new comes, and nothing while it may come', () => {
  const restarting = { state: 'restarting', name: 'Local', brokers: [], version: '4.3.1' } as const
  const said = VIEW_SUMMARIES.map((view) => [view, whyNotLive(view, null)?.title ?? null])
  expect(said.filter(([, title]) => title !== null)).toEqual([
    ['reconnecting', 'Kafka does not answer.'],
    ['offline', 'The server cannot be reached.'],
  ])
  expect(whyNotLive('reconnecting', restarting)?.title).toBe('Kafka 4.3.1 is restarting…')
})
