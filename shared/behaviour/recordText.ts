import type { Work } from '../expression/run'

/** A record as behaviours see it: everything in text. A null value is a tombstone. */
export type RecordText = {
  readonly key: string | null
  readonly value: string | null
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** The topic's drawn name. */
  readonly topic: string
  readonly partition: number
  readonly offset: string
  /** Milliseconds since the epoch. */
  readonly timestamp: number
  /** What the expressions over it may still do together; as much as for any record where it does not say. */
  readonly work?: Work
}
