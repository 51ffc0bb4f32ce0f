import { describe, expect, test } from 'vitest'
import type { KafkaStatus } from '../../shared/protocol/live'
import { followHappenings } from './followHappenings'
import type { Parts } from './parts'
import { createTimelines } from './timelines'

/** A server that follows what happens; its cluster says what a test lets it say. */
function house() {
  const told: string[] = []
  const statusListeners = new Set<(status: KafkaStatus) => void>()
  const happeningListeners = new Set<(boardId: string, happening: object) => void>()
  const runner = { onHappening: (listener: (boardId: string, happening: object) => void) => subscribed(listener) }
  const subscribed = (listener: (boardId: string, happening: object) => void) => {
    happeningListeners.add(listener)
    return () => happeningListeners.delete(listener)
  }
  const status = (state: KafkaStatus['state'], sentence?: string): KafkaStatus => ({
    state,
    name: 'Local Kafka',
    brokers: [],
    ...(sentence !== undefined && { sentence }),
  })
  const parts = {
    cluster: {
      engine: () => ({ ok: true, value: { runner } }),
      status: () => status('starting'),
      onStatus: (listener: (status: KafkaStatus) => void) => {
        statusListeners.add(listener)
        return () => statusListeners.delete(listener)
      },
    },
    timelines: createTimelines({
      onHappening: (boardId, { kind, sentence }) => told.push(`${boardId} ${kind}: ${sentence}`),
      now: () => 0,
    }),
  } as unknown as Parts
  const following = followHappenings(parts, () => new Map([['open', new Set(['page'])]]))
  return {
    told,
    following,
    says: (state: KafkaStatus['state'], sentence?: string) => {
      for (const listener of statusListeners) listener(status(state, sentence))
    },
    happens: (boardId: string) => {
      for (const listener of happeningListeners)
        listener(boardId, { at: 0, kind: 'started', sentence: 'Mailer started.' })
    },
  }
}

describe('what happens', () => {
  test('to the cluster stands on the boards that are open or were lately; its first start is nothing new', () => {
    const { told, says, happens } = house()
    says('ready')
    happens('lately')
    says('restarting', 'Kafka is starting again.')
    says('unreachable', 'Nobody answers.')
    says('ready')
    expect(told).toEqual([
      'lately started: Mailer started.',
      'open brokerLost: Kafka is starting again.',
      'lately brokerLost: Kafka is starting again.',
      'open brokerBack: Local Kafka is there again.',
      'lately brokerBack: Local Kafka is there again.',
    ])
  })

  test('to a broker that was away is told also when it has to start first', () => {
    const { told, says } = house()
    for (const state of ['ready', 'restarting', 'starting', 'ready'] as const) says(state, 'It died.')
    expect(told).toEqual(['open brokerLost: It died.', 'open brokerBack: Local Kafka is there again.'])
  })

  test('is followed once, and no more after the end', () => {
    const { told, says, happens, following } = house()
    for (const state of ['ready', 'unreachable', 'ready'] as const) says(state)
    happens('open')
    expect(told).toHaveLength(3)
    following.stop()
    says('unreachable')
    happens('open')
    expect(told).toHaveLength(3)
  })
})
