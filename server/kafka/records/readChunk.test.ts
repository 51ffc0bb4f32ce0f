import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { FetchedPartition } from '../requests/fetchCall'
import { encodeBatch } from './encodeBatch'
import { readChunk } from './readChunk'

const PRODUCER_AT = 43
const TRANSACTIONAL = 0x10
const CONTROL = 0x20

type Place = { base?: number; codec?: number; attributes?: number; producer?: bigint; last?: number }

/** A batch of these values at an offset. What is changed here stands where the broker's client never looks at the checksum. */
function batch(values: readonly string[], { base = 0, attributes = 0, producer = -1n, last }: Place = {}): Buffer {
  const bytes = encodeBatch(
    values.map((value) => ({ key: null, value: Buffer.from(value), headers: [] })),
    1000,
  )
  bytes.writeBigInt64BE(BigInt(base), 0)
  bytes.writeInt16BE(attributes, 21)
  if (last !== undefined) bytes.writeInt32BE(last - base, 23)
  bytes.writeBigInt64BE(producer, PRODUCER_AT)
  return bytes
}

function packed(plain: Buffer, codec: number, content: Buffer): Buffer {
  const bytes = Buffer.concat([plain.subarray(0, 61), content])
  bytes.writeInt32BE(bytes.length - 12, 8)
  bytes.writeInt16BE(codec, 21)
  return bytes
}

/** The end of a transaction, as the broker writes it. */
function marker(base: number, producer: bigint, kind: 'abort' | 'commit'): Buffer {
  const key = Buffer.from([0, 0, 0, kind === 'abort' ? 0 : 1])
  const bytes = encodeBatch([{ key, value: Buffer.alloc(6), headers: [] }], 1000)
  bytes.writeBigInt64BE(BigInt(base), 0)
  bytes.writeInt16BE(CONTROL | TRANSACTIONAL, 21)
  bytes.writeBigInt64BE(producer, PRODUCER_AT)
  return bytes
}

/** Seven bits a byte, the sign in the lowest. */
function varint(value: number): number[] {
  const bytes: number[] = []
  for (let left = value * 2; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...bytes, left]
    bytes.push((left % 128) + 128)
  }
}

const fetched = (batches: readonly Buffer[], rest: Partial<FetchedPartition> = {}): FetchedPartition => ({
  topic: 't',
  partition: 3,
  errorCode: 0,
  lastStable: 100n,
  logStart: 0n,
  aborted: [],
  batches: Buffer.concat(batches),
  ...rest,
})

async function chunkOf(answer: FetchedPartition, from: bigint) {
  const { records, ...chunk } = await readChunk(answer, from)
  return { ...chunk, records: records.map(({ offset, value }) => `${offset} ${value}`) }
}

describe('a chunk', () => {
  test('drops what lies below the offset asked for and ends after the last whole batch', async () => {
    const cutOff = batch(['e', 'f'], { base: 14 }).subarray(0, 70)
    const answer = fetched([batch(['a', 'b', 'c'], { base: 10 }), batch(['d'], { base: 13 }), cutOff])
    expect(await chunkOf(answer, 11n)).toEqual({
      partition: 3,
      from: 11n,
      to: 14n,
      records: ['11 b', '12 c', '13 d'],
      gaps: [],
      end: 100n,
    })
    expect(await chunkOf(fetched([cutOff]), 14n)).toEqual({
      partition: 3,
      from: 14n,
      to: 14n,
      records: [],
      gaps: [],
      end: 100n,
    })
  })

  test('counts offsets that were compacted away as passed', async () => {
    const answer = fetched([batch(['a'], { base: 20, last: 29 })])
    expect(await chunkOf(answer, 5n)).toMatchObject({ from: 5n, to: 30n, records: ['20 a'], gaps: [] })
  })

  test('hides aborted transactions and control records, which move the end', async () => {
    const [one, two] = [7n, 8n]
    const answer = fetched(
      [
        batch(['gone'], { base: 0, attributes: TRANSACTIONAL, producer: one }),
        batch(['stays'], { base: 1, attributes: TRANSACTIONAL, producer: two }),
        batch(['plain'], { base: 2 }),
        marker(3, one, 'abort'),
        batch(['later'], { base: 4, attributes: TRANSACTIONAL, producer: one }),
        marker(5, two, 'commit'),
        marker(6, one, 'commit'),
      ],
      { aborted: [{ producerId: one, firstOffset: 0n }] },
    )
    expect(await chunkOf(answer, 0n)).toMatchObject({ to: 7n, records: ['1 stays', '2 plain', '4 later'], gaps: [] })
  })

  test('names a batch that cannot be unpacked and goes on behind it', async () => {
    const bomb = packed(batch(['x', 'y'], { base: 1 }), 1, gzipSync(Buffer.alloc(65 * 1024 * 1024)))
    const answer = fetched([batch(['a']), bomb, batch(['b'], { base: 3 })])
    expect(await chunkOf(answer, 0n)).toMatchObject({
      to: 4n,
      records: ['0 a', '3 b'],
      gaps: [{ from: 1n, to: 3n, why: 'unreadable', detail: 'gzip: more than 67108864 bytes after unpacking' }],
    })
  })

  test('names a batch whose records contradict themselves, announces too many or is of another format', async () => {
    const garbled = packed(batch(['x'], { base: 0 }), 0, Buffer.alloc(20, 0xff))
    const crowded = batch(['x'], { base: 1 })
    crowded.writeInt32BE(2_000_000_000, 57)
    const old = batch(['x'], { base: 2 })
    old.writeInt8(1, 16)
    const { gaps, records, to } = await chunkOf(fetched([garbled, crowded, old, batch(['good'], { base: 3 })]), 0n)
    expect(gaps.map(({ from, to, why }) => ({ from, to, why }))).toEqual(
      [0n, 1n, 2n].map((from) => ({ from, to: from + 1n, why: 'unreadable' })),
    )
    expect(gaps[2]?.detail).toContain('message format 1')
    expect([records, to]).toEqual([['3 good'], 4n])
  })

  test('holds more records in one batch than a call can have arguments', async () => {
    const many = Array.from({ length: 200_000 }, () => '')
    const { records } = await chunkOf(fetched([batch(many)]), 0n)
    expect(records).toHaveLength(200_000)
  })

  test('leaves the rest to the next fetch when small batches unpack to a lot', async () => {
    const large = (base: number) => {
      const plain = batch(['x'.repeat(12 * 1024 * 1024)], { base })
      return packed(plain, 1, gzipSync(plain.subarray(61)))
    }
    const answer = fetched([0, 1, 2, 3, 4].map(large))
    const first = await readChunk(answer, 0n)
    expect([first.records.length, first.to]).toEqual([2, 2n])
    const second = await readChunk(answer, first.to)
    expect([second.records.map(({ offset }) => offset), second.to]).toEqual([[2n, 3n], 4n])
  })

  test('unpacks a few answers at a time, the others wait their turn', async () => {
    const plain = batch(['x'.repeat(1024 * 1024)])
    const bomb = fetched([packed(plain, 1, gzipSync(plain.subarray(61)))])
    const finished: string[] = []
    const reading = (name: string, answer: FetchedPartition) =>
      readChunk(answer, 0n).then(({ records }) => finished.push(`${name} ${records.length}`))
    const bombs = Array.from({ length: 8 }, () => reading('bomb', bomb))
    const last = reading('small', fetched([batch(['a'])]))
    await Promise.all([...bombs, last])
    expect(finished.indexOf('small 1')).toBeGreaterThan(4)
    expect(finished).toHaveLength(9)
  })

  test('names a batch of more headers than can be held', async () => {
    const count = 600_000
    const noteworthy = [0, 0, 0, 1, 1, ...varint(count)]
    const content = Buffer.concat([Buffer.from(noteworthy), Buffer.alloc(2 * count, Buffer.from([0, 1]))])
    const record = Buffer.concat([Buffer.from(varint(content.length)), content])
    const crowded = packed(batch(['x']), 1, gzipSync(record))
    const { gaps, records } = await chunkOf(fetched([crowded, batch(['good'], { base: 1 })]), 0n)
    expect(gaps).toEqual([
      { from: 0n, to: 1n, why: 'unreadable', detail: 'holds more than 500000 records and headers' },
    ])
    expect(records).toEqual(['1 good'])
  })

  test('has the headers as they were written: text, bytes or none, in order and repeated', async () => {
    const bytes = Buffer.from([0xff, 0x00])
    const headers = [
      ['a', 'ü'],
      ['b', bytes],
      ['a', null],
      ['', Buffer.alloc(0)],
    ] as const
    const { records } = await readChunk(fetched([encodeBatch([{ key: null, value: null, headers }], 1000)]), 0n)
    expect(records[0]?.headers).toEqual([['a', Buffer.from('ü')], ...headers.slice(1)])
  })

  test('has no records of batches in which the bytes asked for are nowhere, packed or not, and goes past them', async () => {
    const plain = batch(['needle 4', 'other 5'], { base: 4 })
    const answer = fetched([
      batch(['a', 'b'], { base: 0 }),
      batch(['c', 'a needle here'], { base: 2 }),
      packed(plain, 1, gzipSync(plain.subarray(61))),
      batch(['needl', 'e'], { base: 6 }),
    ])
    const { records, to, gaps } = await readChunk(answer, 0n, Buffer.from('needle'))
    expect([records.map(({ offset }) => offset), to, gaps]).toEqual([[2n, 3n, 4n, 5n], 8n, []])
  })

  test('names what has expired', async () => {
    const answer = fetched([batch(['a'], { base: 9 })], { logStart: 9n })
    expect(await chunkOf(answer, 4n)).toMatchObject({
      from: 4n,
      to: 10n,
      records: ['9 a'],
      gaps: [{ from: 4n, to: 9n, why: 'expired' }],
    })
  })
})
