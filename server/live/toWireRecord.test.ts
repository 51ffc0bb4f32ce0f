import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KafkaRecord } from '../kafka/port'
import { toWireRecord } from './toWireRecord'

const record = (parts: Partial<KafkaRecord>): KafkaRecord => ({
  partition: 0,
  offset: 9_007_199_254_740_993n,
  timestamp: 1_700_000_000_000n,
  key: null,
  value: null,
  headers: [],
  ...parts,
})
const wireValue = (value: Buffer | null, preview = 4_096) => toWireRecord(record({ value }), preview).value

describe('a record on the wire', () => {
  test('keeps every digit of its offset', () => {
    expect(toWireRecord(record({}), 4_096)).toMatchObject({ offset: '9007199254740993', timestamp: '1700000000000' })
  })

  test('is a tombstone without a value, which is not an empty one', () => {
    expect(wireValue(null)).toBeNull()
    expect(wireValue(Buffer.alloc(0))).toEqual({ as: 'text', data: '', bytes: 0, cut: false })
  })

  test('is text exactly where a strict decoder that keeps byte order marks agrees', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    const strict = (bytes: Buffer) => {
      try {
        return decoder.decode(bytes)
      } catch {
        return undefined
      }
    }
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
    )
    fc.assert(
      fc.property(bytes, (array) => {
        const value = Buffer.from(array)
        const text = strict(value)
        const data = text ?? value.toString('base64')
        expect(wireValue(value)).toEqual({
          as: text === undefined ? 'base64' : 'text',
          data,
          bytes: value.length,
          cut: false,
        })
      }),
      { numRuns: 2_000 },
    )
  })

  test('keeps a byte order mark', () => {
    expect(wireValue(Buffer.from('\ufeff{}'))).toMatchObject({ as: 'text', data: '\ufeff{}' })
  })

  test('keeps duplicate, binary, empty and missing headers in their order', () => {
    const headers = [
      ['a', Buffer.from('1')],
      ['b', Buffer.from([0xff])],
      ['a', null],
      ['', Buffer.alloc(0)],
    ] as const
    expect(toWireRecord(record({ headers }), 4_096).headers).toEqual([
      ['a', { as: 'text', data: '1', bytes: 1, cut: false }],
      ['b', { as: 'base64', data: '/w==', bytes: 1, cut: false }],
      ['a', null],
      ['', { as: 'text', data: '', bytes: 0, cut: false }],
    ])
  })

  test('is never parsed: deep JSON and forged attachments pass as the text they are', () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000)
    expect(wireValue(Buffer.from(deep), 200_000)).toMatchObject({ as: 'text', data: deep })
    const forged = '{"_placeholder":true,"num":99}'
    expect(wireValue(Buffer.from(forged))).toMatchObject({ as: 'text', data: forged })
  })
})

describe('a preview', () => {
  test('is cut between characters and says how much there is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
        fc.integer({ min: 4, max: 40 }),
        (text, limit) => {
          const value = Buffer.from(text)
          const whole = value.toString('utf8')
          const part = wireValue(value, limit)
          if (!part) throw new Error('A value became a tombstone.')
          expect(part).toMatchObject({ as: 'text', bytes: value.length, cut: value.length > limit })
          expect(whole.startsWith(part.data)).toBe(true)
          expect(Buffer.byteLength(part.data)).toBeLessThanOrEqual(limit)
          expect(Buffer.byteLength(part.data)).toBeGreaterThan(Math.min(value.length, limit) - 4)
        },
      ),
    )
  })

  test('of text that turns out binary later on is binary from the start', () => {
    const value = Buffer.concat([Buffer.from('x'.repeat(100)), Buffer.from([0xff])])
    expect(wireValue(value, 10)).toEqual({
      as: 'base64',
      data: Buffer.from('x'.repeat(10)).toString('base64'),
      bytes: 101,
      cut: true,
    })
  })
})
