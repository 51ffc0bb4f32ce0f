import { LIMITS } from './limits'

/**
 * What drawn things do when they run. Every field is a plain text, number, flag or choice with a default, so that people edit them side by
 * side, a board file leaves out what is as usual, and forms, files, documents and schema all come from the tables at the end of this file.
 * "Expression" is CEL (`shared/expression`); '' is none. Expressions see `key, value, headers, topic, partition, offset, timestamp`, and what
 * is said beside them.
 */

/** When a group's bookmark moves past a record. `receive` loses what a crash interrupts; the others repeat it. */
export const COMMIT_POLICIES = ['interval', 'each', 'batch', 'receive'] as const
export type CommitPolicy = (typeof COMMIT_POLICIES)[number]

export type ServiceBehaviour = {
  /** Running copies, each a member of the service's groups. */
  readonly instances: number
  /** Goes on running when nobody looks at the board. */
  readonly pinned: boolean
  /** Milliseconds of work on each record or request. */
  readonly delayMs: number
  /** Milliseconds that a record must be old before it is worked on, as in a retry topic; requests wait for nothing. */
  readonly waitMs: number
  /** Records wait for the next full so many seconds, and are worked on one after the other then; 0 = as they come. */
  readonly batchSeconds: number
  /** Share of attempts that fail by chance, 0 to 1. */
  readonly failShare: number
  /** Expression; a record for which it is true fails however often it is tried. */
  readonly failWhere: string
  /** Failing ends so many seconds after the service started; 0 = never. */
  readonly failSeconds: number
  /** Attempts after the first; a record that fails them all goes to the failure topic, or is named and passed over where none is drawn. */
  readonly retries: number
  /** Before the first repeated attempt; doubles with each. */
  readonly backoffMs: number
  readonly commit: CommitPolicy
  /** What handling a record does to the world, for example "mails"; counted. '' = nothing. */
  readonly effect: string
  /** A record whose event id was handled before has no further effect and is not answered again. */
  readonly idempotent: boolean
}

export const CATEGORIES = ['business', 'system'] as const

/** Beyond `limit`, `type` and `category` all of it is for `when: input` alone. */
export type ProducesBehaviour = {
  /** Messages until it stops, counted from the start; 0 = no end. For `when: rate`. */
  readonly limit: number
  /** Name of the message (`ce_type`); '' = the topic's name. */
  readonly type: string
  readonly category: (typeof CATEGORIES)[number]
  /** Expression; only where it is true is anything sent. With `tables` beside the usual variables. */
  readonly where: string
  /** Sent when no other output of the service took the record. */
  readonly otherwise: boolean
  /** Expression that gives a list: one message for each, which the others see as `item`. */
  readonly each: string
  /**
   * Expression of the new value, written as canonical JSON, null as a tombstone; '' = the template, and without one the bytes received, or for
   * each item the item.
   */
  readonly map: string
  /** Expression of the new key; '' = the key template, and without one the key received. */
  readonly mapKey: string
  /** Tumbling windows of this length by the records' timestamps; one message per window and key. 0 = none. */
  readonly windowSeconds: number
  /** Expression of what is grouped by in a window; '' = the key. */
  readonly by: string
  /** Expression of the number that is summed up; '' = counting alone. `map` then sees `by, count, sum, min, max, avg, start, end`. */
  readonly of: string
}

export type SubscribesBehaviour = {
  /** `stream`: each record is handled. `table`: the last value per key is at hand as `tables["topic name"]`; no group, no bookmark. */
  readonly as: (typeof SUBSCRIBE_AS)[number]
  /** Expression over the record in hand that gives the key to look up in a `table`; '' = its key. */
  readonly lookup: string
}
export const SUBSCRIBE_AS = ['stream', 'table'] as const

export const CALL_WHEN = ['input', 'rate'] as const
export type CallsBehaviour = {
  /** `input`: for each record or request received, before it counts as handled. `rate`: on a clock. */
  readonly when: (typeof CALL_WHEN)[number]
  /** Requests a second, for `when: rate`. */
  readonly rate: number
  readonly timeoutMs: number
  readonly retries: number
  /** Template of the request's body; '' = the value received, on a clock `{}`. */
  readonly body: string
  /** Expression; only where it is true is anybody called. For `when: input`. */
  readonly where: string
}

export const STORE_KINDS = ['state', 'table'] as const
export type StoreBehaviour = {
  readonly kind: (typeof STORE_KINDS)[number]
  /** Expression of the entry's key; '' = the record's key, for rows their `id`. */
  readonly key: string
  /** State only. Expression of the entry's next value with `state` (null at first); null removes it. '' = the value received. */
  readonly fold: string
}

export type KeepsBehaviour = {
  readonly when: (typeof CALL_WHEN)[number]
  /** Rows a second, for `when: rate`. */
  readonly rate: number
  /** Template of the row, a JSON object with an `id`; '' = the value received, on a clock a plain row. Tables only. */
  readonly row: string
  /** Expression; only where it is true is anything folded or written. */
  readonly where: string
}

/** `changes`: before and after of each row. `outbox`: one event per write, in the same transaction. `dualWrite`: the write, then the event. */
export const CAPTURE_MODES = ['changes', 'outbox', 'dualWrite'] as const
export type CapturesBehaviour = {
  readonly mode: (typeof CAPTURE_MODES)[number]
  /** Switched off, changes wait in the table's log. */
  readonly paused: boolean
  /** Name of the event (`ce_type`) for `outbox` and `dualWrite`; '' = the topic's name. */
  readonly type: string
  /** Expression of the event's value over `op, before, after`; '' = the row. For `outbox` and `dualWrite`. */
  readonly map: string
  /** Expression of the event's key over the same; '' = the row's. For `outbox` and `dualWrite`. */
  readonly mapKey: string
}

/** What a field may hold and what it holds when nothing is said. */
export type Field =
  | {
      readonly kind: 'number'
      readonly assumed: number
      readonly from: number
      readonly to: number
      readonly whole: boolean
    }
  | { readonly kind: 'flag'; readonly assumed: boolean }
  | { readonly kind: 'choice'; readonly assumed: string; readonly choices: readonly string[] }
  | { readonly kind: 'text'; readonly assumed: '' }

type Fields<T> = { readonly [K in keyof T]: Field }

const number = (assumed: number, from: number, to: number) =>
  ({ kind: 'number', assumed, from, to, whole: false }) as const
const whole = (assumed: number, from: number, to: number) =>
  ({ kind: 'number', assumed, from, to, whole: true }) as const
const flag = (assumed: boolean) => ({ kind: 'flag', assumed }) as const
const choice = <const C extends readonly [string, ...string[]]>(
  ...choices: C
): { readonly kind: 'choice'; readonly assumed: C[0]; readonly choices: C } => ({
  kind: 'choice',
  assumed: choices[0],
  choices,
})
const text = { kind: 'text', assumed: '' } as const

const HOUR_MS = 3_600_000
const DAY_SECONDS = 86_400

export const SERVICE_FIELDS = {
  instances: whole(1, 1, LIMITS.instances),
  pinned: flag(false),
  delayMs: whole(0, 0, HOUR_MS),
  waitMs: whole(0, 0, HOUR_MS),
  batchSeconds: whole(0, 0, 3_600),
  failShare: number(0, 0, 1),
  failWhere: text,
  failSeconds: number(0, 0, DAY_SECONDS),
  retries: whole(3, 0, 100),
  backoffMs: whole(200, 0, HOUR_MS),
  commit: choice(...COMMIT_POLICIES),
  effect: text,
  idempotent: flag(false),
} as const satisfies Fields<ServiceBehaviour>

export const PRODUCES_FIELDS = {
  limit: whole(0, 0, 1_000_000_000),
  type: text,
  category: choice(...CATEGORIES),
  where: text,
  otherwise: flag(false),
  each: text,
  map: text,
  mapKey: text,
  windowSeconds: number(0, 0, DAY_SECONDS),
  by: text,
  of: text,
} as const satisfies Fields<ProducesBehaviour>

export const SUBSCRIBES_FIELDS = {
  as: choice(...SUBSCRIBE_AS),
  lookup: text,
} as const satisfies Fields<SubscribesBehaviour>

export const CALLS_FIELDS = {
  when: choice(...CALL_WHEN),
  rate: number(0, 0, LIMITS.rate),
  timeoutMs: whole(1_000, 1, HOUR_MS),
  retries: whole(0, 0, 100),
  body: text,
  where: text,
} as const satisfies Fields<CallsBehaviour>

export const STORE_FIELDS = {
  kind: choice(...STORE_KINDS),
  key: text,
  fold: text,
} as const satisfies Fields<StoreBehaviour>

export const KEEPS_FIELDS = {
  when: choice(...CALL_WHEN),
  rate: number(0, 0, LIMITS.rate),
  row: text,
  where: text,
} as const satisfies Fields<KeepsBehaviour>

export const CAPTURES_FIELDS = {
  mode: choice(...CAPTURE_MODES),
  paused: flag(false),
  type: text,
  map: text,
  mapKey: text,
} as const satisfies Fields<CapturesBehaviour>
