/** Kafka's durations in milliseconds (`retention.ms` and its like) as people write them. `-1` is forever. */
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const UNITS: readonly {
  readonly ms: number
  readonly one: string
  readonly many: string
  readonly written: readonly string[]
}[] = [
  { ms: DAY, one: 'day', many: 'days', written: ['d', 'day', 'days'] },
  { ms: HOUR, one: 'hour', many: 'hours', written: ['h', 'hour', 'hours'] },
  { ms: MINUTE, one: 'minute', many: 'minutes', written: ['m', 'min', 'minute', 'minutes'] },
  { ms: SECOND, one: 'second', many: 'seconds', written: ['s', 'sec', 'second', 'seconds'] },
  { ms: 1, one: 'ms', many: 'ms', written: ['ms', 'millisecond', 'milliseconds'] },
]

const FOREVER = 'forever'
const LONGEST = Number.MAX_SAFE_INTEGER

/** In the largest unit that divides it evenly; text that is no number of milliseconds stays as it is. */
export function durationToText(ms: string): string {
  if (ms.trim() === '-1') return FOREVER
  const value = Number(ms)
  if (!/^\d+$/.test(ms.trim()) || !Number.isSafeInteger(value)) return ms
  const unit = UNITS.find((candidate) => value !== 0 && value % candidate.ms === 0) ?? UNITS[UNITS.length - 1]
  return unit === undefined ? ms : `${value / unit.ms} ${value === unit.ms ? unit.one : unit.many}`
}

export type ReadDuration =
  | { readonly ok: true; readonly ms: string }
  | { readonly ok: false; readonly sentence: string }

/** `7 days`, `36h`, `1.5 hours`, `forever`, or plain milliseconds. */
export function textToDuration(text: string): ReadDuration {
  const said = text.trim().toLowerCase()
  if (said === FOREVER || said === '-1') return { ok: true, ms: '-1' }
  const [, amount, written] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/.exec(said) ?? []
  const unit =
    written === '' ? UNITS[UNITS.length - 1] : UNITS.find((candidate) => candidate.written.includes(written ?? ''))
  if (amount === undefined || unit === undefined) return NOT_A_DURATION
  const ms = Math.round(Number(amount) * unit.ms)
  return ms <= LONGEST ? { ok: true, ms: String(ms) } : NOT_A_DURATION
}

const NOT_A_DURATION: ReadDuration = {
  ok: false,
  sentence: 'Write a time such as "7 days", "36 hours", "90 s" or "forever".',
}
