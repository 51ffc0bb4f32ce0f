import type { KafkaRecord } from '../port'

/** Bytes of what a record carries. */
export const bytesOf = ({ key, value, headers }: KafkaRecord): number =>
  headers.reduce(
    (sum, [name, part]) => sum + name.length + (part?.length ?? 0),
    (key?.length ?? 0) + (value?.length ?? 0),
  )
