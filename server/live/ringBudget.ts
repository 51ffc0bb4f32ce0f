import type { Ring } from './ring'

/** All rings together; the largest gives way first. */
export type RingBudget = {
  add(ring: Ring): void
  remove(ring: Ring): void
  settle(): void
}

const ALL_RINGS_BYTES = 96 * 1024 * 1024

export function createRingBudget(bytes: number = ALL_RINGS_BYTES): RingBudget {
  const rings = new Set<Ring>()
  const total = () => [...rings].reduce((sum, ring) => sum + ring.bytes(), 0)
  const largest = () => [...rings].reduce((most, ring) => (ring.bytes() > most.bytes() ? ring : most))

  function settle(): void {
    for (let over = total() - bytes; over > 0; ) {
      const ring = largest()
      const before = ring.bytes()
      ring.dropOldest()
      over -= before - ring.bytes()
    }
  }

  return { add: (ring) => rings.add(ring), remove: (ring) => rings.delete(ring), settle }
}
