import { tooLarge } from './tooLarge'

const MAGIC = 0x184d2204
const FLAG = { blockChecksum: 0x10, contentSize: 0x08, contentChecksum: 0x04, dictionary: 0x01 }
const STORED_PLAIN = 0x80000000
const BLOCK_BYTES = [0, 0, 0, 0, 64 * 1024, 256 * 1024, 1024 * 1024, 4 * 1024 * 1024]

/** LZ4 frames, one or several: https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md. Checksums are stepped over. */
export function decompressLz4(packed: Buffer, limit: number): Buffer {
  const output = createOutput(limit)
  for (let at = 0; at < packed.length; ) at = readFrame(packed, at, output)
  return output.bytes()
}

function readFrame(packed: Buffer, start: number, output: Output): number {
  if (packed.readUInt32LE(start) !== MAGIC) throw new Error('not a frame')
  const flags = packed.readUInt8(start + 4)
  const blockBytes = BLOCK_BYTES[(packed.readUInt8(start + 5) >> 4) & 7]
  if (!blockBytes) throw new Error('an unknown block size')
  let at = start + 7 + (flags & FLAG.contentSize ? 8 : 0) + (flags & FLAG.dictionary ? 4 : 0)
  for (;;) {
    const size = packed.readUInt32LE(at)
    at += 4
    if (size === 0) return at + (flags & FLAG.contentChecksum ? 4 : 0)
    const end = at + (size & ~STORED_PLAIN)
    if (end > packed.length) throw new Error('a block is cut off')
    output.makeRoom(blockBytes)
    if (size >= STORED_PLAIN) output.copyIn(packed, at, end)
    else readBlock(packed.subarray(at, end), output)
    at = end + (flags & FLAG.blockChecksum ? 4 : 0)
  }
}

/** https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md: literals, then a copy of what was written before, again and again. */
function readBlock(block: Buffer, output: Output): void {
  for (let at = 0; at < block.length; ) {
    const token = block.readUInt8(at++)
    const literals = readLength(block, at, token >> 4)
    at = literals.at + literals.length
    output.copyIn(block, literals.at, at)
    if (at >= block.length) return
    const distance = block.readUInt16LE(at)
    const match = readLength(block, at + 2, token & 15)
    at = match.at
    output.repeat(distance, match.length + 4)
  }
}

function readLength(block: Buffer, from: number, start: number): { length: number; at: number } {
  let [length, at] = [start, from]
  if (start < 15) return { length, at }
  for (let byte = 255; byte === 255; ) {
    byte = block.readUInt8(at++)
    length += byte
  }
  return { length, at }
}

type Output = {
  makeRoom(length: number): void
  copyIn(source: Buffer, from: number, to: number): void
  repeat(distance: number, length: number): void
  bytes(): Buffer
}

function createOutput(limit: number): Output {
  let buffer = Buffer.alloc(0)
  let length = 0

  function need(more: number): void {
    if (length + more > limit) throw tooLarge(limit)
    if (length + more > buffer.length) throw new Error('a block holds more than it may')
  }
  return {
    makeRoom(more) {
      if (length + more <= buffer.length) return
      const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, length + more))
      buffer.copy(larger, 0, 0, length)
      buffer = larger
    },
    copyIn(source, from, to) {
      if (to > source.length) throw new Error('a block is cut off')
      need(to - from)
      source.copy(buffer, length, from, to)
      length += to - from
    },
    repeat(distance, count) {
      if (distance === 0 || distance > length) throw new Error('a reference before the beginning')
      need(count)
      if (distance >= count) buffer.copyWithin(length, length - distance, length - distance + count)
      else for (let at = length; at < length + count; at++) buffer[at] = buffer[at - distance] ?? 0
      length += count
    },
    bytes: () => buffer.subarray(0, length),
  }
}
