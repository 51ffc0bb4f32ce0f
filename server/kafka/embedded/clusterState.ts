import type { EmbeddedState } from './port'
import { KAFKA_VERSION } from './prepare'
import { CLUSTER_BROKERS } from './serverProperties'

export type ClusterNodes = {
  readonly controller: EmbeddedState
  /** None before the controller is there. */
  readonly brokers: readonly EmbeddedState[]
  /** Where the brokers listen, or listened last. */
  readonly addresses: readonly string[]
  /** Once, and not restarting now. */
  readonly wasReady: boolean
}

/** A cluster is ready once everybody is there; from then on it is as long as one broker is. */
export function clusterState({ controller, brokers, addresses, wasReady }: ClusterNodes): EmbeddedState {
  if (!wasReady && controller.kind !== 'ready') return controller
  const isThere = (state: EmbeddedState) => state.kind === 'ready'
  const isWhole = brokers.length === CLUSTER_BROKERS && brokers.every(({ kind }) => !COMING.includes(kind))
  const pid = controller.kind === 'ready' ? controller.pid : 0
  if (brokers.some(isThere) && (wasReady || isWhole))
    return { kind: 'ready', brokers: addresses, version: KAFKA_VERSION, pid }
  const first = WORTH_TELLING.map((kind) => brokers.find((state) => state.kind === kind)).find(Boolean)
  return first ?? BROKERS_START
}

export const BROKERS_START = { kind: 'starting', sentence: `Starting the brokers of Kafka ${KAFKA_VERSION}.` } as const

const COMING: readonly EmbeddedState['kind'][] = ['fetching', 'starting', 'restarting']
const WORTH_TELLING: readonly EmbeddedState['kind'][] = [...COMING, 'failed', 'stopped']
