import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Decompress } from 'fzstd'
import lz4 from 'lz4js'
import snappy from 'snappyjs'

/** A batch that would become larger than this is refused: a few bytes can be made to fill all memory. */
export const MAX_BATCH_BYTES = 64 * 1024 * 1024

export type Decompressor = (compressed: Buffer) => Promise<Buffer>

const inflate = promisify(gunzip)

/** What foreign producers may have compressed their batches with. */
export const decompressors = {
  gzip: (compressed) => inflate(compressed, { maxOutputLength: MAX_BATCH_BYTES }),
  snappy: async (compressed) => (isXerial(compressed) ? xerial(compressed) : snappyBlock(compressed, MAX_BATCH_BYTES)),
  lz4: async (compressed) => lz4Frame(compressed),
  zstd: async (compressed) => zstdFrame(compressed),
} as const satisfies Record<string, Decompressor>

const tooLarge = () => new Error(`A compressed batch is larger than ${MAX_BATCH_BYTES} bytes when unpacked.`)

const snappyBlock = (block: Buffer, limit: number) => snappy.uncompress(block, limit)

/** Java's framing: a 16 byte header, then blocks with their length before them. */
const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00])
const isXerial = (bytes: Buffer) => bytes.subarray(0, XERIAL.length).equals(XERIAL)

function xerial(bytes: Buffer): Buffer {
  const blocks: Buffer[] = []
  let left = MAX_BATCH_BYTES
  for (let at = 16; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const block = snappyBlock(bytes.subarray(at + 4, at + 4 + length), left)
    left -= block.length
    blocks.push(block)
    at += 4 + length
  }
  return Buffer.concat(blocks)
}

function lz4Frame(bytes: Buffer): Buffer {
  const bound = lz4.decompressBound(bytes)
  if (!(bound <= 2 * MAX_BATCH_BYTES)) throw tooLarge()
  const target = Buffer.allocUnsafe(bound)
  const length = lz4.decompressFrame(bytes, target)
  if (length > bound || length > MAX_BATCH_BYTES) throw tooLarge()
  return target.subarray(0, length)
}

function zstdFrame(bytes: Buffer): Buffer {
  if (zstdWindow(bytes) > MAX_BATCH_BYTES) throw tooLarge()
  const parts: Uint8Array[] = []
  let length = 0
  const stream = new Decompress((part) => {
    length += part.length
    if (length > MAX_BATCH_BYTES) throw tooLarge()
    parts.push(part)
  })
  stream.push(bytes, true)
  return Buffer.concat(parts)
}

/** How much memory the frame's header asks for before anything is unpacked (RFC 8878, 3.1.1.1.2). */
function zstdWindow(bytes: Buffer): number {
  const descriptor = bytes[4] ?? 0
  const isSingleSegment = (descriptor & 0x20) !== 0
  if (isSingleSegment) return contentSize(bytes, descriptor)
  const window = bytes[5] ?? 0
  const base = 2 ** (10 + (window >> 3))
  return base + (base / 8) * (window & 7)
}

function contentSize(bytes: Buffer, descriptor: number): number {
  const at = 5 + ([0, 1, 2, 4][descriptor & 3] ?? 0)
  switch (descriptor >> 6) {
    case 0:
      return bytes.readUInt8(at)
    case 1:
      return bytes.readUInt16LE(at) + 256
    case 2:
      return bytes.readUInt32LE(at)
    default:
      return Number(bytes.readBigUInt64LE(at))
  }
}
