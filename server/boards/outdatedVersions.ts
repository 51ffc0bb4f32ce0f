/** Newest first is the order of all lists here. `at` in milliseconds since the epoch. */
type Kept = { readonly version: number; readonly at: number; readonly bytes: number }

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const MONTH = 30 * DAY
/** Each kind has its own room: however many are fresh, those of earlier days stay. */
const MOST = {
  version: { count: 60, bytes: 8 * 1024 * 1024 },
  hour: { count: 24, bytes: 12 * 1024 * 1024 },
  day: { count: 31, bytes: 12 * 1024 * 1024 },
} as const

/**
 * Which of a board's automatic versions are let go of: what remains are the last 60 of the last hour, the newest of each hour of the last day and
 * the newest of each day of the last month, the older ones of each only as long as all take 32 MB at most. The newest of all remains whatever its
 * age.
 */
export function outdatedVersions<V extends Kept>(automatic: readonly V[], now: number): readonly V[] {
  const slots = new Set<string>()
  const kept = { version: { count: 0, bytes: 0 }, hour: { count: 0, bytes: 0 }, day: { count: 0, bytes: 0 } }
  return automatic.filter((version, place) => {
    const slot = slotOf(version, now)
    if (slot === null) return place > 0
    const name = `${slot.kind} ${slot.one}`
    const [so, most] = [kept[slot.kind], MOST[slot.kind]]
    const fits = so.count < most.count && so.bytes + version.bytes <= most.bytes
    if (place > 0 && (slots.has(name) || !fits)) return true
    slots.add(name)
    so.count += 1
    so.bytes += version.bytes
    return false
  })
}

type Slot = { readonly kind: keyof typeof MOST; readonly one: number }

/** One version is kept for each; null = none. */
function slotOf({ version, at }: Kept, now: number): Slot | null {
  const age = now - at
  if (age < HOUR) return { kind: 'version', one: version }
  if (age < DAY) return { kind: 'hour', one: Math.floor(at / HOUR) }
  return age < MONTH ? { kind: 'day', one: Math.floor(at / DAY) } : null
}
