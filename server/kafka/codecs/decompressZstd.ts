import { Decompress } from 'fzstd'
import { tooLarge } from './tooLarge'

/** Zstandard, piece by piece: what is produced is counted, what is announced is checked before anything is allocated for it. */
export function decompressZstd(packed: Buffer, limit: number): Buffer {
  if (windowBytes(packed) > limit) throw tooLarge(limit)
  const pieces: Uint8Array[] = []
  let length = 0
  const stream = new Decompress((piece) => {
    length += piece.length
    if (length > limit) throw tooLarge(limit)
    pieces.push(piece)
  })
  stream.push(packed, true)
  return Buffer.concat(pieces, length)
}

/** What the frame wants a decoder to keep at hand: https://datatracker.ietf.org/doc/html/rfc8878#name-window-descriptor. */
function windowBytes(packed: Buffer): number {
  const descriptor = packed.readUInt8(4)
  const singleSegment = (descriptor & 0x20) > 0
  if (!singleSegment) {
    const window = packed.readUInt8(5)
    return 2 ** (10 + (window >> 3)) * (1 + (window & 7) / 8)
  }
  const at = 5 + (DICTIONARY_BYTES[descriptor & 3] ?? 0)
  switch (descriptor >> 6) {
    case 0:
      return packed.readUInt8(at)
    case 1:
      return packed.readUInt16LE(at) + 256
    case 2:
      return packed.readUInt32LE(at)
    default:
      return Number(packed.readBigUInt64LE(at))
  }
}

const DICTIONARY_BYTES = [0, 1, 2, 4]
