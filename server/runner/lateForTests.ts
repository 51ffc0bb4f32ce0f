import { vi } from 'vitest'

/** Over a list of a hundred it takes so long that it asks for the time. */
export const HEAVY = 'value.map(a, value.map(b, a + b)).size() > 0'
export const HUNDRED = Array.from({ length: 100 }, (_, n) => n)

/** At each asking it is ten seconds later. */
export function withClockThatJumps<T>(work: () => T): T {
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 10_000))
  try {
    return work()
  } finally {
    clock.mockRestore()
  }
}
