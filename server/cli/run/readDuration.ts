const UNITS = { ms: 1, s: 1_000, m: 60_000 } as const
const MOST_MS = 24 * 60 * 60_000

/** Milliseconds of `500ms`, `30s`, `1.5m`; undefined for anything else, for no time at all, and for more than a day. */
export function readDuration(text: string): number | undefined {
  const [, amount, unit] = /^(\d{1,6}(?:\.\d{1,3})?)(ms|s|m)$/.exec(text) ?? []
  const ms = Number(amount) * (UNITS[unit as keyof typeof UNITS] ?? 0)
  return ms > 0 && ms <= MOST_MS ? ms : undefined
}
