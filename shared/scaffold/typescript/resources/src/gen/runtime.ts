import type { Cluster } from './cluster.js'
import type { Config } from './config.js'
import type { Call } from './createCalls.js'
import type { Memory } from './createMemory.js'
import type { Health } from './health.js'
import type { Log } from './log.js'
import type { StampOutputs } from './stampOutputs.js'

/** The parts every running piece shares. */
export type Runtime = {
  readonly config: Config
  readonly log: Log
  readonly health: Health
  readonly cluster: Cluster
  readonly stamp: StampOutputs
  readonly call: Call
  readonly memory: Memory
  /** Aborted when the service is stopping. */
  readonly signal: AbortSignal
  random(): number
  /** Counts the records received, from 1. */
  count(): number
  stop(): void
  /** Stops the service because of this; it then ends with 1. */
  fail(error: Error): void
  crash(): Error | undefined
}
