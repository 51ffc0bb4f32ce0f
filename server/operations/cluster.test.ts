import { expect, it } from 'vitest'
import type { EmbeddedBroker, EmbeddedMembers, EmbeddedState } from '../kafka/embedded/port'
import { openCluster } from './cluster'

const brokerIn = (state: EmbeddedState): EmbeddedBroker => ({
  state: () => state,
  onState: () => () => undefined,
  restart: async () => undefined,
  stop: async () => undefined,
})

const clusterOf = (broker: EmbeddedBroker) =>
  openCluster({
    source: { kind: 'embedded', broker },
    connect: () => expect.unreachable(),
    build: () => expect.unreachable(),
    tearDown: async () => undefined,
  })

function refusalWhile(state: EmbeddedState) {
  const cluster = clusterOf(brokerIn(state))
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

it('kills and starts brokers of an embedded cluster alone', async () => {
  const stopped: EmbeddedState = { kind: 'stopped' }
  const done: string[] = []
  const members: EmbeddedMembers = {
    list: () => [
      { kind: 'controller', state: stopped },
      { kind: 'broker', id: 1, address: undefined, state: stopped },
    ],
    kill: async (id) => void done.push(`kill ${id}`),
    start: async (id) => void done.push(`start ${id}`),
  }
  const cluster = clusterOf({ ...brokerIn(stopped), members })
  expect(await cluster.killBroker(1)).toEqual({ ok: true, value: null })
  expect(await cluster.startBroker(1)).toEqual({ ok: true, value: null })
  expect(await cluster.killBroker(2)).toMatchObject({ ok: false, problem: { code: 'unknownBroker' } })
  expect(done).toEqual(['kill 1', 'start 1'])
  expect(cluster.status()).toMatchObject({ state: 'unreachable', nodes: [{ state: 'stopped' }, { id: 1 }] })

  const alone = clusterOf(brokerIn(stopped))
  expect(await alone.killBroker(1)).toMatchObject({ ok: false, problem: { code: 'notEmbedded' } })
  expect(alone.status()).toEqual({ state: 'none', name: 'Local', brokers: [], sentence: expect.any(String) })
})
