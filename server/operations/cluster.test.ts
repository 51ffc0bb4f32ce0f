import { expect, it } from 'vitest'
import type { EmbeddedBroker, EmbeddedState } from '../kafka/embedded/port'
import { openCluster } from './cluster'

const brokerIn = (state: EmbeddedState): EmbeddedBroker => ({
  state: () => state,
  onState: () => () => undefined,
  restart: async () => undefined,
  stop: async () => undefined,
})

function refusalWhile(state: EmbeddedState) {
  const cluster = openCluster({
    source: { kind: 'embedded', broker: brokerIn(state) },
    connect: () => expect.unreachable(),
    build: () => expect.unreachable(),
    tearDown: async () => undefined,
  })
  const engine = cluster.engine()
  return engine.ok ? undefined : [engine.problem.code, engine.problem.sentence]
}

it.each([
  [{ kind: 'fetching', sentence: 'Fetching Kafka.' }, 'kafkaComingUp', 'This waits for Kafka. Fetching Kafka.'],
  [{ kind: 'starting', sentence: 'Starting Kafka.' }, 'kafkaComingUp', 'This waits for Kafka. Starting Kafka.'],
  [
    { kind: 'failed', sentence: 'Java is missing.', next: 'Install it.' },
    'kafkaNotReady',
    'Java is missing. Install it.',
  ],
] as const)('before the first contact, in %j, a request is refused with %s', (state, code, sentence) => {
  expect(refusalWhile(state)).toEqual([code, sentence])
})
