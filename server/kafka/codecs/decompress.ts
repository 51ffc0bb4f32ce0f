import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { decompressLz4 } from './decompressLz4'
import { decompressSnappy } from './decompressSnappy'
import { decompressZstd } from './decompressZstd'
import { tooLarge } from './tooLarge'

/** Bytes that one batch may unpack to; a batch of a few kilobytes can announce gigabytes. */
export const BATCH_LIMIT = 64 * 1024 * 1024

type Decompress = (packed: Buffer, limit: number) => Buffer | Promise<Buffer>

const unzip = promisify(gunzip)

/** By the number that stands in a batch's attributes. */
const CODECS: readonly { readonly name: string; readonly decompress: Decompress }[] = [
  { name: 'uncompressed', decompress: (plain) => plain },
  { name: 'gzip', decompress: (packed, limit) => unzip(packed, { maxOutputLength: limit }) },
  { name: 'snappy', decompress: decompressSnappy },
  { name: 'lz4', decompress: decompressLz4 },
  { name: 'zstd', decompress: decompressZstd },
]

/** What a compressed batch unpacks to. Rejects, whatever is wrong with it, with an Error whose message names codec and cause. */
export async function decompress(codec: number, packed: Buffer, limit = BATCH_LIMIT): Promise<Buffer> {
  const known = CODECS[codec]
  if (!known) throw new Error(`compressed in an unknown way (codec ${codec})`)
  try {
    return await known.decompress(packed, limit)
  } catch (error) {
    throw new Error(`${known.name}: ${inWords(error, limit)}`, { cause: error })
  }
}

function inWords(error: unknown, limit: number): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : undefined
  return code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(limit).message : error.message
}
