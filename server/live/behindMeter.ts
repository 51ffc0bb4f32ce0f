/** How late the reading of a topic is against what its broker says. */
export type BehindMeter = {
  /** The broker said that a partition ends at `end` when everything before `position` had been read. */
  heard(partition: number, position: bigint, end: bigint): void
  forget(): void
  /** For how long the oldest of these ends has been known without being reached, over all partitions; 0 when all are reached. */
  ms(): number
}

type Mark = { readonly end: bigint; readonly at: number }

export function createBehindMeter(now: () => number): BehindMeter {
  /** Per partition the end to reach next and the newest known one. Two are enough: the true time lies between them. */
  const marks = new Map<number, { readonly next: Mark; readonly newest: Mark }>()

  return {
    heard(partition, position, end) {
      const heard: Mark = { end, at: now() }
      const known = marks.get(partition)
      const next = [known?.next, known?.newest, heard].find((mark) => mark && mark.end > position)
      if (next) marks.set(partition, { next, newest: heard })
      else marks.delete(partition)
    },
    forget: () => marks.clear(),
    ms: () => Math.max(0, ...[...marks.values()].map(({ next }) => now() - next.at)),
  }
}
