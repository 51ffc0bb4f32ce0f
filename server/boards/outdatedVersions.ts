/** Newest first is the order of all lists here. `at` in milliseconds since the epoch. */
type Kept = { readonly version: number; readonly at: number; readonly bytes: number }

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const MONTH = 30 * DAY
const MOST = 200
const MOST_BYTES = 32 * 1024 * 1024

/**
 * Which of a board's automatic versions are let go of: what remains is all of the last hour, the newest of each hour of the last day and the
 * newest of each day of the last month, the older ones only as long as all take 32 MB at most. The newest of all remains whatever its age.
 */
export function outdatedVersions<V extends Kept>(automatic: readonly V[], now: number): readonly V[] {
  const slots = new Set<string>()
  let kept = 0
  let bytes = 0
  return automatic.filter((version, place) => {
    const slot = slotOf(version, now)
    const fits = kept < MOST && bytes + version.bytes <= MOST_BYTES
    if (place > 0 && (slot === null || slots.has(slot) || !fits)) return true
    slots.add(slot ?? '')
    kept += 1
    bytes += version.bytes
    return false
  })
}

/** One version is kept for each; null = none. */
function slotOf({ version, at }: Kept, now: number): string | null {
  const age = now - at
  if (age < HOUR) return `version ${version}`
  if (age < DAY) return `hour ${Math.floor(at / HOUR)}`
  return age < MONTH ? `day ${Math.floor(at / DAY)}` : null
}
