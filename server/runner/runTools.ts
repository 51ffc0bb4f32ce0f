import type { Kafka } from '../kafka/port'
import { KafkaProblem, type NewRecord } from '../kafka/port'

/** What a running service works with, and whom it tells what it did. */
export type RunTools = {
  readonly kafka: RunKafka
  now(): number
  /** [0, 1) */
  random(): number
  /** The broker acknowledged so many messages. */
  produced(count: number): void
  /** A message could not be made or was refused for good; the service goes on. */
  refused(sentence: string): void
  /** A record received can never be answered; it counts as processed and the service goes on. */
  unhandled(sentence: string): void
  /** The cluster is not taking messages now; undefined when it does again. */
  waiting(sentence: string | undefined): void
  /** The service cannot go on until somebody mends this. */
  failed(sentence: string): void
}
export type RunKafka = Pick<Kafka, 'producer' | 'join'>

export function sentenceOf(error: unknown): string {
  if (error instanceof KafkaProblem && error.next) return `${error.message} ${error.next}`
  return error instanceof Error ? error.message : String(error)
}

/** The cluster will never take this message, while it takes others. */
export function isRefusal(error: unknown): boolean {
  return error instanceof KafkaProblem && error.code === 'tooLarge'
}

export function isRetriable(error: unknown): boolean {
  return error instanceof KafkaProblem && error.retriable
}

export type Headers = NewRecord['headers']
