import type { Link } from '../cluster'
import type { PartitionLayout } from '../port'
import type { TopicMetadata } from '../requests/metadataCall'
import { LATEST, lookUpOffsets } from './lookUpOffsets'

/** The next offset of every partition that a tail reads. */
export type Positions = {
  has(partition: number): boolean
  next(partition: number): bigint
  advance(partition: number, to: bigint): void
  /** The topic has another id than the one read so far: deleted and made again under the same name. */
  isAnother(layout: TopicMetadata): boolean
  /** Gives every partition of the layout a position. */
  adopt(layout: TopicMetadata, link: Link): Promise<void>
  /** The topic is gone; one that comes back is read from its beginning. */
  forget(): void
}
export type PositionOptions = { readonly from: ReadonlyMap<number, bigint>; readonly only?: readonly number[] }

/** Partitions of the first layout begin where asked, or at their end; whatever appears later begins at 0. */
export function createPositions({ from, only }: PositionOptions): Positions {
  const positions = new Map<number, bigint>()
  let id: string | null = null
  let isFirst = true

  const isNew = ({ partition }: PartitionLayout) => !positions.has(partition) && (only?.includes(partition) ?? true)

  async function starts(layout: TopicMetadata, link: Link): Promise<ReadonlyMap<number, bigint>> {
    const partitions = layout.partitions.filter((candidate) => isNew(candidate) && !from.has(candidate.partition))
    const ends = await lookUpOffsets(link, { topic: layout.name, partitions, timestamp: LATEST })
    return new Map([...ends, ...from])
  }

  const isAnother = (layout: TopicMetadata) => id !== null && layout.id !== null && layout.id !== id

  return {
    has: (partition) => positions.has(partition),
    next: (partition) => positions.get(partition) ?? 0n,
    advance: (partition, to) => void positions.set(partition, to),
    isAnother,
    async adopt(layout, link) {
      if (isAnother(layout)) positions.clear()
      const asked = isFirst ? await starts(layout, link) : new Map<number, bigint>()
      for (const candidate of layout.partitions.filter(isNew)) {
        positions.set(candidate.partition, asked.get(candidate.partition) ?? 0n)
      }
      id = layout.id
      isFirst = false
    },
    forget() {
      positions.clear()
      isFirst = false
    },
  }
}
