import type { Happening } from '../../shared/protocol/run'
import type { CallClient } from './calls/callClient'
import type { Door } from './calls/callServer'
import type { Journal } from './journal/journal'
import type { Keeping } from './port'
import type { TokenBucket } from './producing/tokenBucket'
import type { RunKafka, RunTools } from './runTools'

/** What the services of one board have in common. */
export type BoardTools = {
  readonly kafka: RunKafka
  /** Milliseconds since the epoch. */
  now(): number
  /** [0, 1) */
  random(): number
  readonly journal: Journal
  /** Messages that the board may still produce. */
  readonly allowance: TokenBucket
  /** Bytes of messages that it may still send. */
  readonly volume: TokenBucket
  /** Milliseconds that its expressions may still take. */
  readonly thinking: TokenBucket
  readonly client: CallClient
  /** Where services listen, or did last, by their id. */
  readonly doors: Map<string, Door>
  keepingOf(serviceId: string, tools: RunTools): Keeping | undefined
  /** How many of the wanted copies the board may run. */
  copiesFor(serviceId: string, wanted: number): number
  happen(happening: Told): void
  /** A state or sentence of a service changed. */
  changed(): void
}
export type Told = Omit<Happening, 'id' | 'at'>
