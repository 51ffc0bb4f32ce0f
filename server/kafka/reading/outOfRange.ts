import type { Link } from '../cluster'
import type { Chunk } from '../port'
import { EARLIEST, LATEST, lookUpOffsets } from './lookUpOffsets'

type Place = { readonly topic: string; readonly partition: number; readonly leader: number; readonly from: bigint }

/**
 * What to say about an offset that a partition does not have. Before the first offset: [from, begin) has expired. After the end: the log
 * went back, [end, from) is truncated, and reading goes on at `end`: the one chunk whose `to` is not after its gap.
 */
export async function outOfRange(link: Link, { topic, partition, leader, from }: Place): Promise<Chunk> {
  const partitions = [{ partition, leader }]
  const [begins, ends] = await Promise.all([
    lookUpOffsets(link, { topic, partitions, timestamp: EARLIEST }),
    lookUpOffsets(link, { topic, partitions, timestamp: LATEST }),
  ])
  const begin = begins.get(partition) ?? from
  const end = ends.get(partition) ?? from
  const common = { partition, records: [], end }
  if (from < begin) return { ...common, from, to: begin, gaps: [{ from, to: begin, why: 'expired' }] }
  if (from > end) return { ...common, from: end, to: end, gaps: [{ from: end, to: from, why: 'truncated' }] }
  return { ...common, from, to: from, gaps: [] }
}
