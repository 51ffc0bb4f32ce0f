import { expect, test } from 'vitest'
import type { KafkaRecord } from '../kafka/port'
import { cutPiece } from './framePiece'
import { chunkToEntries } from './logEntry'

const record = (offset: number, parts: Partial<KafkaRecord> = {}): KafkaRecord => ({
  partition: 3,
  offset: BigInt(offset),
  timestamp: 0n,
  key: null,
  value: null,
  headers: [],
  ...parts,
})
const chunk = (
  from: number,
  to: number,
  records: readonly KafkaRecord[],
  gaps: { from: bigint; to: bigint; why: 'expired' }[] = [],
) => ({
  ...{ partition: 3, from: BigInt(from), to: BigInt(to), records, gaps, end: BigInt(to) },
})

test('the entries of a chunk tile it, with what is seen, what is named and what is nothing', () => {
  const expired = { from: 12n, to: 15n, why: 'expired' as const }
  const entries = chunkToEntries(chunk(10, 25, [record(11), record(20)], [expired]))
  expect(entries.map(({ kind, from, to }) => [kind, Number(from), Number(to)])).toEqual([
    ['record', 10, 12],
    ['gap', 12, 15],
    ['record', 15, 21],
    ['nothing', 21, 25],
  ])
})

test('a hole before a gap is not named with it', () => {
  const entries = chunkToEntries(chunk(10, 20, [], [{ from: 12n, to: 20n, why: 'expired' }]))
  expect(entries.map(({ kind, from, to }) => [kind, Number(from), Number(to)])).toEqual([
    ['nothing', 10, 12],
    ['gap', 12, 20],
  ])
})

test('a piece passes over what was seen, also the seen part of a gap', () => {
  const entries = chunkToEntries(chunk(0, 20, [record(0), record(15)], [{ from: 1n, to: 15n, why: 'expired' }]))
  const piece = cutPiece(entries, new Map([[3, 5n]]))
  expect(piece.skipped).toEqual([{ partition: 3, from: '5', to: '15', why: 'expired' }])
  expect(piece.records.map(({ offset }) => offset)).toEqual(['15'])
  expect(piece.moves).toEqual(new Map([[3, { from: 5n, to: 20n }]]))
  expect(piece.taken).toBe(4)
})

test('a record of 900 headers is shown', () => {
  const headers = Array.from({ length: 900 }, (_, index) => [`header-${index}`, Buffer.from(`value ${index}`)] as const)
  const piece = cutPiece(chunkToEntries(chunk(0, 1, [record(0, { headers })])), new Map())
  expect(piece.records[0]?.headers).toHaveLength(900)
})

test('a record that no frame can carry is named, and the one after it shown', () => {
  const headers = Array.from({ length: 300 }, (_, index) => [`header-${index}`, Buffer.alloc(2_000, 'x')] as const)
  const piece = cutPiece(chunkToEntries(chunk(0, 2, [record(0, { headers }), record(1)])), new Map())
  expect(piece.skipped).toEqual([
    {
      ...{ partition: 3, from: '0', to: '1', why: 'unreadable' },
      detail: expect.stringMatching(/take \d+ bytes, more than a live view carries at once/),
    },
  ])
  expect(piece.records.map(({ offset }) => offset)).toEqual(['1'])
})

test('a large value is held as its preview, not as its bytes', () => {
  const [entry] = chunkToEntries(chunk(0, 1, [record(0, { value: Buffer.alloc(1_000_000, 'x') })]))
  expect(entry).toMatchObject({ kind: 'preview', record: { value: { bytes: 1_000_000, cut: true } } })
  expect(entry?.bytes).toBeLessThan(5_000)
})
