const DURATIONS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

const SIZES = [
  ['GB', 1024 ** 3],
  ['MB', 1024 ** 2],
  ['kB', 1024],
] as const

/** Milliseconds in the largest unit that does not hide much: `7 days`, `90 minutes`. */
export function spokenDuration(ms: number): string {
  const [unit, length] = DURATIONS.find(([, length]) => ms >= length && ms % length === 0) ?? ['millisecond', 1]
  const count = ms / length
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

export function spokenBytes(bytes: number): string {
  const [unit, size] = SIZES.find(([, size]) => bytes >= size) ?? ['bytes', 1]
  return `${Math.round((bytes / size) * 10) / 10} ${unit}`
}
