import { z } from 'zod'
import type { Ledger } from '../ledger/model'
import { LEDGER_MEASURES } from '../ledger/model'
import { LIMITS } from '../topology/limits'
import type { WireRecord } from './records'
import { boardId, elementId, group, moment, offset, partition, topic } from './requestParts'
import type { Timeline, Trace } from './run'

const serviceIds = z.array(elementId).max(1000).optional()

/** The part of the contract about running services and what they did. Names of topics and groups are those on the cluster. */
export const RUN_REQUESTS = {
  /** Is remembered: what is wanted starts again with the server and, unless pinned, only while somebody looks. */
  'run:start': z.object({ boardId, serviceIds }),
  'run:stop': z.object({ boardId, serviceIds }),
  /** No goodbye. Without `instance` all copies. They stay down until started again. */
  'run:crash': z.object({ boardId, serviceId: elementId, instance: z.number().int().min(1).max(100).optional() }),
  /** So many messages of a produces connection at once, whether its service runs or not. */
  'run:burst': z.object({ boardId, connectionId: elementId, count: z.number().int().min(1).max(LIMITS.burst) }),
  /** A fault's sentence, such as `crash notification at 5s`; at once where no time is said. */
  'fault:plant': z.object({ boardId, fault: z.string().min(1).max(500) }),

  /** Moves the bookmark of an empty group. Without `partition` in all partitions of the topic. */
  'bookmark:move': z.object({
    boardId,
    group,
    topic,
    partition: partition.optional(),
    to: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('start') }),
      z.object({ kind: z.literal('end') }),
      z.object({ kind: z.literal('offset'), offset }),
      z.object({ kind: z.literal('time'), ms: moment }),
    ]),
  }),

  'ledger:read': z.object({ boardId }),
  /** The records behind a number, newest first. */
  'ledger:open': z.object({
    boardId,
    topic,
    group: group.nullable(),
    measure: z.enum(LEDGER_MEASURES),
    limit: z.number().int().min(1).max(1000),
  }),
  /** The window begins now. */
  'ledger:restart': z.object({ boardId }),
  'timeline:read': z.object({ boardId, from: moment }),
  'event:follow': z.object({ boardId, topic, partition, offset }),

  /** Entries by key, at most `limit`. `asOf`: folded from the log up to then, apart from the store itself. */
  'store:read': z.object({
    boardId,
    storeId: elementId,
    asOf: moment.optional(),
    limit: z.number().int().min(1).max(1000),
  }),
  'store:wipe': z.object({ boardId, storeId: elementId }),
  'store:rebuild': z.object({ boardId, storeId: elementId }),
  /** Rows of a table. `row` is a JSON object with an `id`. */
  'row:put': z.object({ boardId, storeId: elementId, row: z.string().max(100_000) }),
  'row:delete': z.object({ boardId, storeId: elementId, id: z.string().max(500) }),
} as const satisfies Record<string, z.ZodType>

export type StoreContents = {
  /** `value` is JSON; of a long one of a state the beginning. Fewer than asked for where they are long. */
  readonly entries: readonly { readonly key: string; readonly value: string; readonly isCut?: true }[]
  readonly total: number
  readonly hash: string
  /** Of what is in the log: begin and end of the time that `asOf` can be. */
  readonly firstAt?: number
  readonly lastAt?: number
  /** Records folded. */
  readonly folded: number
  /** Set where the log has lost its beginning, so that this is not the whole story. */
  readonly incomplete?: string
}

/** `times`: how often it counts. `after`: the later record that was handled before it; only behind `inversions`. */
export type LedgerRecord = WireRecord & {
  readonly topic: string
  readonly times: number
  readonly after?: { readonly partition: number; readonly offset: string }
}

export type RunAnswers = {
  'run:start': null
  'run:stop': null
  'run:crash': null
  'run:burst': { readonly produced: number }
  'fault:plant': null
  /** New bookmarks by partition. */
  'bookmark:move': { readonly offsets: Readonly<Record<string, string>> }
  'ledger:read': Ledger
  'ledger:open': { readonly records: readonly LedgerRecord[] }
  'ledger:restart': null
  'timeline:read': Timeline
  'event:follow': Trace
  'store:read': StoreContents
  'store:wipe': null
  'store:rebuild': null
  'row:put': null
  'row:delete': null
}
