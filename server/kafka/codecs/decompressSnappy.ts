import { uncompress } from 'snappyjs'
import { tooLarge } from './tooLarge'

const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00])
/** Magic, version and oldest compatible version. */
const XERIAL_HEADER = 16

/** Snappy as one raw block (librdkafka, franz-go) or in the framing of snappy-java (Java clients and brokers). */
export function decompressSnappy(packed: Buffer, limit: number): Buffer {
  if (!packed.subarray(0, XERIAL.length).equals(XERIAL)) return block(packed, limit)
  const blocks: Buffer[] = []
  let left = limit
  for (let at = XERIAL_HEADER; at < packed.length; ) {
    const end = at + 4 + packed.readInt32BE(at)
    if (end <= at || end > packed.length) throw new Error('a block is cut off')
    const plain = block(packed.subarray(at + 4, end), left)
    left -= plain.length
    blocks.push(plain)
    at = end
  }
  return Buffer.concat(blocks)
}

/** The block's own announcement bounds what is allocated; what it really holds cannot exceed that. */
function block(packed: Buffer, limit: number): Buffer {
  if (announcedLength(packed) > limit) throw tooLarge(limit)
  return uncompress(packed)
}

function announcedLength(packed: Buffer): number {
  let length = 0
  for (let at = 0, factor = 1; at < 5; at++, factor *= 128) {
    const byte = packed[at] ?? 0
    length += (byte & 0x7f) * factor
    if (byte < 0x80) break
  }
  return length
}
