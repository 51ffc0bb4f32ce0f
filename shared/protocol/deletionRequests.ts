import { z } from 'zod'
import { boardId, topic } from './requestParts'

/** The part of the contract about deleting topics on the cluster, which no plan does. Names of topics and groups are those on the cluster. */
export const DELETION_REQUESTS = {
  /** What would go with a topic that the board created or adopted. */
  'topic:inspect': z.object({ boardId, topic }),
  /** Deletes what was shown, at most once. `typed`: its name as it is drawn, by hand. `state`: as `topic:inspect` answered, refused when it is another. */
  'topic:delete': z.object({ boardId, topic, typed: z.string().max(300), state: z.string().max(100) }),
  /** What was deleted in the last 24 hours, newest first. */
  'topic:deletions': z.object({ boardId }),
} as const satisfies Record<string, z.ZodType>

export type DeletionAnswers = {
  'topic:inspect': DoomedTopic
  'topic:delete': null
  'topic:deletions': readonly DeletedTopic[]
}

export type DoomedTopic = {
  readonly topic: string
  /** Decimal; some of them may be gone by compaction. */
  readonly records: string
  /** Milliseconds since the epoch; null where there is nothing, or it cannot be told. */
  readonly lastWrittenAt: number | null
  /** With a bookmark in it, or a member that reads it. */
  readonly groups: readonly { readonly group: string; readonly members: number }[]
  /** Drawn on boards of this server to read or write it. */
  readonly services: readonly TopicUser[]
  /** Of all that is said here. */
  readonly state: string
}
export type TopicUser = {
  readonly boardId: string
  readonly serviceId: string
  readonly name: string
  /** Name of its board, where that is another one. */
  readonly board?: string
  /** It will be stopped. */
  readonly runs: boolean
  /** It is drawn to write to the topic, and its board may. */
  readonly writes: boolean
}

export type DeletedTopic = {
  readonly topic: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly records: string
  /** A board file: the topic as it was on the cluster, and what was connected with it. Its records are in nothing. */
  readonly drawing: string
}
