import { expect, it } from 'vitest'
import type { Part, WireRecord } from '../../../shared/protocol/records'
import { bytesOf, partText, recordBytes, valuePreview } from './partText'
import { recordJson } from './recordJson'
import { addedSince } from './rowOrder'

const text = (data: string): Part => ({ as: 'text', data, bytes: data.length, cut: false })
const binary: Part = { as: 'base64', data: 'AAH/', bytes: 3, cut: false }
const record = (parts: Partial<WireRecord>): WireRecord => ({
  partition: 1,
  offset: '9007199254740993',
  timestamp: '1767225600000',
  key: null,
  value: null,
  headers: [],
  ...parts,
})

it('shows text as it is, binary as hex, and what is missing as a word', () => {
  expect([partText(text('alice')), partText(binary), partText(null)]).toEqual(['alice', '00 01 ff', 'null'])
})

it('previews a value in one line and calls a tombstone one', () => {
  expect(valuePreview(record({ value: text('{\n  "a": 1\n}') }))).toBe('{ "a": 1 }')
  expect(valuePreview(record({ value: binary }))).toBe('binary 00 01 ff…')
  expect(valuePreview(record({}))).toBe('tombstone')
})

it('previews a cut value of any length without decoding all of it', () => {
  const long = record({ value: { as: 'base64', data: 'AAAA'.repeat(10_000), bytes: 30_000, cut: true } })
  expect(valuePreview(long).length).toBeLessThan(200)
})

it('counts key and value as they were on the cluster', () => {
  expect(recordBytes(record({ key: text('alice'), value: { as: 'text', data: 'x', bytes: 70_000, cut: true } }))).toBe(
    70_005,
  )
})

it('turns either form into the same bytes', () => {
  expect([...bytesOf({ as: 'text', data: 'é', bytes: 2, cut: false })]).toEqual([0xc3, 0xa9])
  expect([...bytesOf({ as: 'base64', data: 'AAH/', bytes: 3, cut: false })]).toEqual([0, 1, 255])
})

it('copies a record with exact offset, repeated headers, and binary named as such', () => {
  const headers: WireRecord['headers'] = [
    ['x', text('1')],
    ['x', binary],
    ['x', null],
  ]
  expect(JSON.parse(recordJson({ topic: 'posts', record: record({ key: text('alice'), headers }) }))).toEqual({
    topic: 'posts',
    partition: 1,
    offset: '9007199254740993',
    timestamp: '2026-01-01T00:00:00.000Z',
    key: 'alice',
    value: null,
    headers: [
      ['x', '1'],
      ['x', { base64: 'AAH/' }],
      ['x', null],
    ],
  })
})

it('counts the rows that came in since one, and none when it is gone', () => {
  const rows = ['a', 'b', 'c'].map((id) => ({ id, topic: 't', record: record({}) }))
  expect([addedSince(rows, 'a'), addedSince(rows, 'c'), addedSince(rows, 'z'), addedSince(rows, undefined)]).toEqual([
    2, 0, 0, 0,
  ])
})
