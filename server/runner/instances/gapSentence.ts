import type { PartitionGap } from '../../kafka/port'

const WHY: Readonly<Record<PartitionGap['why'], string>> = {
  unreadable: 'unreadable',
  expired: 'expired before being read',
  truncated: 'cut off by the cluster',
}

/** What a service went past: `3 records skipped: offsets 5 to 7 in partition 0 of posts, unreadable.` */
export function gapSentence({ topic, partition, from, to, why, detail }: PartitionGap): string {
  const isOne = to - from === 1n
  const records = isOne ? '1 record' : `${to - from} records`
  const offsets = isOne ? `offset ${from}` : `offsets ${from} to ${to - 1n}`
  return `${records} skipped: ${offsets} in partition ${partition} of ${topic}, ${WHY[why]}${detail ? ` (${detail})` : ''}.`
}
