/** Numbers and times as people read them. Figures in the interface are English, like its words. */
const count = new Intl.NumberFormat('en-US')
const rate = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

export const formatCount = (value: number | bigint): string => count.format(value)

/** A decimal string of any length, such as an offset, with thousands separators and without losing a digit. */
export const formatOffset = (offset: string): string => count.format(BigInt(offset))

export const formatRate = (perSecond: number): string =>
  `${perSecond >= 100 ? count.format(Math.round(perSecond)) : rate.format(perSecond)} /s`

export const plural = (amount: number | bigint, one: string, many = `${one}s`): string =>
  `${formatCount(amount)} ${Number(amount) === 1 ? one : many}`

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${rate.format(bytes / 1024)} kB`
  return `${rate.format(bytes / 1024 / 1024)} MB`
}

/** Milliseconds a view is late, in at most four characters of figures. */
export function formatDelay(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${rate.format(ms / 1000)} s`
  return `${Math.round(ms / 60_000)} min`
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function formatAgo(then: number, now: number): string {
  const past = Math.max(0, now - then)
  if (past < MINUTE) return 'just now'
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min ago`
  if (past < DAY) return `${Math.floor(past / HOUR)} h ago`
  if (past < 2 * DAY) return 'yesterday'
  if (past < 30 * DAY) return `${Math.floor(past / DAY)} days ago`
  return new Date(then).toISOString().slice(0, 10)
}

/** `14:02:11` in the reader's own time zone. */
export function formatTime(ms: number): string {
  const at = new Date(ms)
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':')
}

/** `14:02:11.482`, the same with its milliseconds. Timestamps are decimal strings on the wire. */
export function formatClock(timestamp: string): string {
  const ms = Number(timestamp)
  if (Number.isNaN(new Date(ms).getTime())) return timestamp
  return `${formatTime(ms)}.${String(new Date(ms).getMilliseconds()).padStart(3, '0')}`
}
