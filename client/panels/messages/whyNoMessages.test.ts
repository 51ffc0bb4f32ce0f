import { describe, expect, it } from 'vitest'
import type { KafkaStatus } from '../../../shared/protocol/live'
import { boardOf } from '../../../shared/topology/boardForTests'
import { type Seen, whyNoMessages } from './whyNoMessages'

const kafka = (state: KafkaStatus['state']): KafkaStatus => ({ state, name: 'Local', brokers: [], version: '4.3.1' })
const topology = boardOf(`
streamboard: 1
services: [{ id: shop, name: Shop }]
topics: [{ id: orders, name: orders }]
connections: [{ id: so, kind: produces, from: shop, to: orders, rate: 2 }]
`)
const why = (seen: Partial<Seen>) =>
  whyNoMessages({
    ...{ topology, runs: new Map([['shop', { state: 'running' }]]), topicId: null },
    ...{ view: 'live', failure: null, status: kafka('ready'), hasPlan: true, isApplying: false },
    ...{ paused: false, waiting: 0, cleared: false },
    ...seen,
  })

describe('no topic is watched', () => {
  it.each([
    ['the server has told nothing', null, 'Asking for the cluster…'],
    ['Kafka is fetched', kafka('fetching'), 'Fetching Apache Kafka…'],
    ['Kafka starts', kafka('starting'), 'Starting Kafka 4.3.1…'],
    ['Kafka is ready and the plan is being made', kafka('ready'), 'Comparing the drawing with the cluster…'],
  ])('while %s nobody is told to create topics that may exist', (_, status, expected) => {
    const { title, sentence } = why({ view: 'none', status, hasPlan: false })
    expect(title).toBe(expected)
    expect(sentence).not.toContain('Plan')
  })

  it('sends to the plan once it is known that nothing drawn exists', () => {
    expect(why({ view: 'none' }).title).toBe('No topic is being watched')
    expect(why({ view: 'none', topicId: 'orders' }).title).toBe('orders is not on the cluster')
  })

  it('sends nobody to the plan while it is being applied', () => {
    const { title, sentence } = why({ view: 'none', isApplying: true })
    expect(title).toBe('Creating the topics…')
    expect(sentence).not.toContain('Plan')
  })
})

describe('watched topics show nothing', () => {
  it.each([
    [{}, 'Waiting for the first message of Shop'],
    [{ view: 'starting' }, 'Beginning to watch…'],
    [{ view: 'reconnecting', status: kafka('unreachable') }, 'Kafka does not answer.'],
    [{ view: 'reconnecting', status: kafka('restarting') }, 'Kafka 4.3.1 is restarting…'],
    [{ view: 'offline' }, 'The server cannot be reached.'],
    [{ view: 'missing', topicId: 'orders' }, 'orders is not on the cluster'],
    [{ view: 'missing' }, 'A topic is not on the cluster'],
    [{ cleared: true }, 'Cleared'],
    [{ paused: true, cleared: true }, 'Paused'],
  ] as const satisfies readonly (readonly [Partial<Seen>, string])[])('%j: %s', (seen, title) => {
    expect(why(seen).title).toBe(title)
  })

  it('tells why a topic cannot be read', () => {
    expect(why({ view: 'failed', failure: 'Not allowed. Ask for it.' })).toEqual({
      title: 'A topic cannot be read',
      sentence: 'Not allowed. Ask for it.',
    })
  })

  it('counts what came during the pause, whatever else is so', () => {
    expect(why({ paused: true, waiting: 1 }).sentence).toBe('1 message has come since. Press Go on to see it.')
    expect(why({ paused: true, waiting: 3, view: 'offline' }).sentence).toBe(
      '3 messages have come since. Press Go on to see them.',
    )
  })
})
