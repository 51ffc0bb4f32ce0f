import { z } from 'zod'
import type { ClusterPlan } from '../plan/model'
import type { Outcome, Problem } from '../problem'
import type { ConnectionKind, NodeKind } from '../topology/model'
import { DELETION_REQUESTS, type DeletionAnswers } from './deletionRequests'
import type { ClusterFacts, Counters, KafkaStatus, PartitionSize } from './live'
import { PRESENCE_REQUESTS, type PresenceAnswers, type PresenceNews } from './presence'
import { type Frame, resumeSchema, type WireRecord } from './records'
import { boardId, elementId, moment, offset, topic } from './requestParts'
import type { Happening } from './run'
import { RUN_REQUESTS, type RunAnswers } from './runRequests'
import { VERSION_REQUESTS, type VersionAnswers } from './versionRequests'

/**
 * The whole wire contract. The client asks in the imperative, the server tells in the past tense; every request is validated by its schema
 * and answered by an Outcome. All binary is base64.
 */
const base64 = z
  .string()
  .max(6 * 1024 * 1024)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/)

export const REQUESTS = {
  'board:list': z.object({}),
  /** A new board, empty, from a template, or from a board file's text: JSON of any size that a board file may have, YAML of 128 kB. */
  'board:create': z.object({
    name: z.string().max(500).optional(),
    template: z.string().max(100).optional(),
    file: z.string().optional(),
  }),
  'board:rename': z.object({ boardId, name: z.string().min(1).max(500) }),
  'board:duplicate': z.object({ boardId }),
  'board:delete': z.object({ boardId }),
  /** Takes back a deletion; possible for 24 hours. */
  'board:restore': z.object({ boardId }),
  /**
   * Joins a board: what the client lacks, by its state vector. Edits of others follow as `board:edited`. `document`: as the last join answered;
   * refused with `boardRenewed` when there is another one now, with which the client has to begin.
   */
  'board:join': z.object({ boardId, stateVector: base64, document: z.number().int().nonnegative().optional() }),
  /** How large it is: to be said while a large one is being opened. */
  'board:size': z.object({ boardId }),
  'board:leave': z.object({ boardId }),
  /** One Yjs update; acknowledged when it is on disk. */
  'board:edit': z.object({ boardId, update: base64 }),

  /** Frames of these topics from now on (replaces the earlier set). With `resume` the stream goes on where it was. `tail`: newest records first sent. */
  'live:watch': z.object({
    boardId,
    topics: z
      .array(z.object({ topic, resume: resumeSchema.optional(), tail: z.number().int().min(0).max(1000) }))
      .max(500),
  }),
  /** Records of one partition or topic by offset, for skipped ranges, "from" positions and opened rows. */
  'records:read': z.object({
    topic,
    from: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('last'), count: z.number().int().min(1).max(5000) }),
      z.object({ kind: z.literal('beginning') }),
      z.object({ kind: z.literal('time'), ms: moment }),
      z.object({ kind: z.literal('offset'), partition: z.number().int().nonnegative(), offset }),
    ]),
    /** Exclusive end, only with `offset`. */
    to: offset.optional(),
    limit: z.number().int().min(1).max(5000),
  }),
  /** One record with up to 64 kB of each part. The whole value is `GET /api/records/:topic/:partition/:offset/value`. */
  'record:open': z.object({ topic, partition: z.number().int().nonnegative(), offset }),
  /** How much of the brokers' disks a topic takes. */
  'topic:size': z.object({ topic }),
  'message:produce': z
    .object({
      boardId,
      topicId: elementId,
      key: z.string().max(100_000).nullable(),
      value: z.string().max(3_000_000).nullable(),
      /** The value is bytes, in base64. */
      valueAs: z.literal('base64').optional(),
      headers: z.array(z.tuple([z.string().min(1).max(1000), z.string().max(100_000)])).max(100),
      partition: z.number().int().nonnegative().optional(),
    })
    .refine(({ value, valueAs }) => valueAs === undefined || value === null || base64.safeParse(value).success),

  'plan:make': z.object({ boardId }),
  /** Applies exactly the plan with this hash; refused when the cluster or the board has moved on. */
  'plan:apply': z.object({ boardId, hash: z.string().max(100) }),
  /** Makes an existing topic on the cluster this board's own, so that plans may change it. */
  'topic:adopt': z.object({ boardId, topicId: elementId }),

  ...DELETION_REQUESTS,
  ...VERSION_REQUESTS,
  ...RUN_REQUESTS,
  ...PRESENCE_REQUESTS,
  'kafka:restart': z.object({}),
  /** Of Streamboard's own three brokers: no goodbye, and down until it is started. */
  'broker:kill': z.object({ id: z.number().int().min(1).max(100) }),
  'broker:start': z.object({ id: z.number().int().min(1).max(100) }),
  /** As the cluster itself tells it now. */
  'cluster:about': z.object({}),
} as const satisfies Record<string, z.ZodType>

export type RequestName = keyof typeof REQUESTS
export type Request<N extends RequestName> = z.infer<(typeof REQUESTS)[N]>

export type BoardSummary = {
  readonly id: string
  readonly name: string
  readonly services: number
  readonly topics: number
  /** Milliseconds since the epoch. */
  readonly editedAt: number
  readonly running: number
  /** A small picture: what kinds of nodes stand where, in canvas units. */
  readonly thumbnail: Thumbnail
}
export type Thumbnail = {
  readonly nodes: readonly {
    readonly id: string
    readonly kind: NodeKind
    readonly x: number
    readonly y: number
    readonly lanes?: number
  }[]
  readonly edges: readonly {
    readonly from: string
    readonly to: string
    readonly kind: ConnectionKind
  }[]
  /** Ids of the nodes that each frame holds. */
  readonly frames: readonly (readonly string[])[]
}

export type Answers = {
  'board:list': readonly BoardSummary[]
  'board:create': { readonly boardId: string }
  'board:rename': null
  'board:duplicate': { readonly boardId: string }
  'board:delete': null
  'board:restore': null
  /**
   * `update`: Yjs update with what the client lacks; `stateVector`: what the server has, so that the client sends what it lacks.
   * `prefix` goes before every topic and group name on the cluster; '' unless the board is isolated.
   */
  'board:join': {
    readonly update: string
    readonly stateVector: string
    readonly prefix: string
    readonly document: number
  }
  'board:size': { readonly nodes: number; readonly connections: number }
  'board:leave': null
  'board:edit': null
  'live:watch': null
  'records:read': {
    readonly records: readonly (WireRecord & { readonly topic: string })[]
    readonly next: string | null
  }
  'record:open': WireRecord
  'topic:size': readonly PartitionSize[]
  'message:produce': { readonly partition: number; readonly offset: string }
  'plan:make': ClusterPlan
  'plan:apply': { readonly applied: number }
  'topic:adopt': null
  'kafka:restart': null
  'broker:kill': null
  'broker:start': null
  'cluster:about': ClusterFacts
} & DeletionAnswers &
  VersionAnswers &
  RunAnswers &
  PresenceAnswers

/** What the server tells without being asked. */
export type Events = {
  'board:edited': { readonly boardId: string; readonly update: string }
  /** Versions of the board came, went or were named. */
  'versions:changed': { readonly boardId: string }
  'boards:changed': { readonly boards: readonly BoardSummary[] }
  'kafka:changed': KafkaStatus
  'frame:arrived': Frame
  'counters:arrived': Counters
  'plan:progressed': {
    readonly boardId: string
    readonly step: number
    readonly of: number
    readonly state: 'doing' | 'done' | 'failed'
    readonly problem?: Problem
  }
  'presence:changed': PresenceNews
  'timeline:grew': { readonly boardId: string; readonly happenings: readonly Happening[] }
  /** Something went wrong outside of any request. */
  'problem:arose': { readonly boardId?: string; readonly problem: Problem }
}

/** socket.io's typing of both directions. `frame:ack` alone has no answer: it is one. */
export type ClientToServer = {
  [N in RequestName]: (request: Request<N>, answer: (outcome: Outcome<Answers[N]>) => void) => void
} & { 'frame:ack': (ack: { topic: string; seq: number }) => void }
export type ServerToClient = { [N in keyof Events]: (event: Events[N]) => void }

export const frameAckSchema = z.object({ topic, seq: z.number().int().nonnegative() })
