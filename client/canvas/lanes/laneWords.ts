import { formatCount, formatOffset, plural } from '../../ui/figures'
import type { Bookmark, Lane } from './drawnLane'

const percent = (share: number) => `${Math.round(share * 100)} %`

/** One lane in a sentence: what it holds and its share of what came last. */
export function laneSentence({ partition, begin, end, share: { count, of }, cut }: Lane): string {
  const holds = begin === end ? 'empty' : `offsets ${formatOffset(`${begin}`)} to ${formatOffset(`${end - 1n}`)}`
  const share = of === 0 ? '' : `; ${count} of the last ${plural(of, 'record')}, ${percent(count / of)}`
  return `Lane ${partition}: ${holds}${cut === null ? '' : ', older ones removed by retention'}${share}`
}

/** Which lane gets most of what comes, although there are others; '' where none does. */
export function hotSentence(lanes: readonly Lane[]): string {
  const hot = lanes.find(({ share }) => share.hot)
  return hot
    ? `lane ${hot.partition} is hot: ${percent(hot.share.count / hot.share.of)} of the last ${hot.share.of}`
    : ''
}

/** Where a bookmark stands. The group as it is drawn. */
export const bookmarkSentence = ({ at, lag }: Bookmark) => `at offset ${formatOffset(`${at}`)}, lag ${formatCount(lag)}`
