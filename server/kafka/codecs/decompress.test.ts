import { gzipSync } from 'node:zlib'
import { compress as lz4 } from 'lz4js'
import { compress as snappy } from 'snappyjs'
import { describe, expect, test } from 'vitest'
import { decompress } from './decompress'

const GZIP = 1
const SNAPPY = 2
const LZ4 = 3
const ZSTD = 4

const long = Buffer.from('every word again and again, '.repeat(5000))
const random = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7919 + (index >> 3)) & 0xff))

/** The framing of snappy-java: magic, two versions, then blocks with their length before them. */
function xerial(...plains: readonly Buffer[]): Buffer {
  const header = Buffer.concat([Buffer.from('\x82SNAPPY\0', 'latin1'), Buffer.from([0, 0, 0, 1, 0, 0, 0, 1])])
  const blocks = plains.map((plain) => snappy(plain)).flatMap((packed) => [sized(packed.length), packed])
  return Buffer.concat([header, ...blocks])
}
function sized(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(length)
  return bytes
}

/** A zstd frame of one block that repeats a byte; `content` is what its header announces. */
function zstdRepeating(count: number, content: Buffer = Buffer.from([0x60 | 0x00, 0, 0])): Buffer {
  const block = (count << 3) | (1 << 1) | 1
  return Buffer.concat([
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
    content,
    Buffer.from([block & 0xff, (block >> 8) & 0xff, block >> 16, 0x61]),
  ])
}

describe('unpacking', () => {
  test.each([
    ['gzip', GZIP, (plain: Buffer) => gzipSync(plain)],
    ['raw snappy', SNAPPY, (plain: Buffer) => snappy(plain)],
    ['framed snappy', SNAPPY, (plain: Buffer) => xerial(plain.subarray(0, 1000), plain.subarray(1000))],
    ['lz4', LZ4, (plain: Buffer) => Buffer.from(lz4(plain))],
    [
      'several lz4 frames',
      LZ4,
      (plain: Buffer) =>
        Buffer.concat([plain.subarray(0, 1000), plain.subarray(1000)].map((part) => Buffer.from(lz4(part)))),
    ],
  ] as const)('%s gives back what was packed', async (_name, codec, pack) => {
    for (const plain of [long, random]) expect((await decompress(codec, pack(plain))).equals(plain)).toBe(true)
  })

  test('takes what is not packed as it is', async () => {
    expect(await decompress(0, random)).toBe(random)
  })

  test('zstd gives back what was packed', async () => {
    const window = Buffer.from([0x00, 0x58])
    expect(await decompress(ZSTD, zstdRepeating(100_000, window))).toEqual(Buffer.alloc(100_000, 'a'))
  })

  test.each([
    ['gzip', GZIP, gzipSync(Buffer.alloc(5_000_000))],
    ['raw snappy', SNAPPY, snappy(Buffer.alloc(5_000_000))],
    ['framed snappy', SNAPPY, xerial(Buffer.alloc(600_000), Buffer.alloc(600_000))],
    ['lz4', LZ4, Buffer.from(lz4(Buffer.alloc(5_000_000)))],
    ['zstd', ZSTD, zstdRepeating(131_072, Buffer.from([0x00, 0x38]))],
  ] as const)('%s stops at the limit', async (_name, codec, packed) => {
    await expect(decompress(codec, packed, 100_000)).rejects.toThrow(/: more than 100000 bytes after unpacking$/)
  })

  test('believes no announcement of more than the limit', async () => {
    const announced = Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 0x00])
    await expect(decompress(SNAPPY, announced)).rejects.toThrow('snappy: more than')
    const terabyte = Buffer.from([0xe0, 0, 0, 0, 0, 0, 1, 0, 0])
    await expect(decompress(ZSTD, zstdRepeating(1, terabyte))).rejects.toThrow('zstd: more than')
  })

  test.each([
    ['gzip', GZIP],
    ['snappy', SNAPPY],
    ['lz4', LZ4],
    ['zstd', ZSTD],
  ] as const)('%s refuses bytes that are not its own, and its own when they are cut off', async (name, codec) => {
    const packers = {
      gzip: gzipSync,
      snappy,
      lz4: (plain: Buffer) => Buffer.from(lz4(plain)),
      zstd: () => zstdRepeating(100_000, Buffer.from([0, 0x58])),
    }
    const packed = packers[name](long)
    await expect(decompress(codec, Buffer.alloc(64, 0xf7))).rejects.toThrow(`${name}: `)
    await expect(decompress(codec, packed.subarray(0, packed.length - 3))).rejects.toThrow(`${name}: `)
  })

  test('refuses a codec nobody knows', async () => {
    await expect(decompress(7, random)).rejects.toThrow('compressed in an unknown way (codec 7)')
  })
})
