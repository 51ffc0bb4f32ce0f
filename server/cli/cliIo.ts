import type { Kafka } from '../kafka/port'
import type { Headless } from './run/openHeadless'

/** What the command line touches of the world; tests bring their own. */
export type CliIo = {
  /** Results. */
  out(text: string): void
  /** What went wrong. */
  err(text: string): void
  /** Standard input, for a board given as `-`. */
  readonly stdin: AsyncIterable<Uint8Array | string>
  /** Brokers that the environment names; `--brokers` goes before them. */
  readonly brokers: readonly string[]
  connect(brokers: readonly string[]): Pick<Kafka, 'admin' | 'close'>
  /** Without brokers on the embedded one. */
  openHeadless(brokers: readonly string[]): Promise<Headless>
  /** Aborted when somebody wants the command to end. */
  readonly stopping: AbortSignal
}

/** What a command ends with. */
export const EXIT = { done: 0, problems: 1, wrongUse: 2 } as const
export type Exit = (typeof EXIT)[keyof typeof EXIT]
