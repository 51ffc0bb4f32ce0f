import { createHash } from 'node:crypto'

/** Which record an output answers, and which of its outputs it is. */
export type AnswerTo = {
  /** As on the cluster. */
  readonly group: string
  /** As drawn. */
  readonly topicName: string
  readonly partition: number
  readonly offset: bigint
  readonly output: number
}

/**
 * The id of an output, the same for every delivery of its input and the same as the exported service gives it: a UUID of version 8 (RFC 9562)
 * made of SHA-256 over group, topic, partition, offset and output.
 */
export const repeatableId = ({ group, topicName, partition, offset, output }: AnswerTo): string =>
  repeatableIdOf([group, topicName, partition, String(offset), output])

/** The same for the same parts, whatever they are. */
export function repeatableIdOf(parts: readonly (string | number | null)[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
