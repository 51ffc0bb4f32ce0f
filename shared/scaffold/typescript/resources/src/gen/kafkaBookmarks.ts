import type { ConsumeOptions } from './cluster.js'

/** How far a member has come in its partitions, where open windows hold its bookmarks back, and what of it is committed. */
export type HeldBookmarks = {
  /** `next` is the offset after what is handled. */
  moveTo(topic: string, partition: number, next: bigint): void
  /** Sends where the bookmark may stand by now, unless it stands there. */
  commit(topic: string, partition: number, send: (offset: string) => Promise<void>): Promise<void>
  /** The group is dealt anew. */
  clear(): void
}

export function createHeldBookmarks(heldAt: NonNullable<ConsumeOptions['heldAt']>): HeldBookmarks {
  const reached = new Map<string, bigint>()
  const committed = new Map<string, bigint>()
  return {
    moveTo: (topic, partition, next) => void reached.set(`${topic} ${partition}`, next),
    async commit(topic, partition, send) {
      const place = `${topic} ${partition}`
      const next = reached.get(place)
      if (next === undefined) return
      const held = heldAt(topic, partition)
      const offset = held !== undefined && held < next ? held : next
      if (committed.get(place) === offset) return
      await send(String(offset))
      committed.set(place, offset)
    },
    clear() {
      reached.clear()
      committed.clear()
    },
  }
}
