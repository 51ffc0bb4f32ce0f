import { describe, expect, test } from 'vitest'
import { compileFold } from '../../../shared/behaviour/foldState'
import { LIMITS } from '../../../shared/topology/limits'
import { WorkFailure } from '../handling/workFailure'
import { HEAVY, HUNDRED, withClockThatJumps } from '../lateForTests'
import type { Received } from '../runTools'
import { createFolding } from './folding'
import type { StateSource } from './stateSources'

const source: StateSource = {
  serviceId: 's',
  group: 'g',
  topic: 't',
  topicName: 't',
  start: 'earliest',
  isIdempotent: false,
  losesSteps: false,
  fold: compileFold({ storeId: 'state', connectionId: 'keeps', key: '', fold: '', where: '' }),
}
const VALUE = Buffer.from(JSON.stringify('x'.repeat(900_000)))
const record = (key: number, value: Buffer | null): Received => ({
  topic: 't',
  partition: 0,
  offset: 0n,
  timestamp: 0n,
  key: Buffer.from(`${key}`),
  value,
  headers: [],
})
const MOST = Math.floor(LIMITS.storeBytes / (VALUE.length + 2))

describe('the entries of a state', () => {
  test('take so many bytes at most, however few they are; what makes them no larger is still folded', () => {
    const folding = createFolding()
    for (let key = 0; key < MOST; key++) folding.fold(record(key, VALUE), source)
    expect(() => folding.fold(record(MOST, VALUE), source)).toThrow('64 MB')
    folding.fold(record(0, VALUE), source)
    folding.fold(record(0, null), source)
    folding.fold(record(MOST, VALUE), source)
    expect(folding.entries.size()).toBe(MOST)
    expect(folding.entries.length()).toBeLessThanOrEqual(LIMITS.storeBytes)
  })

  test('find no room where all states of the server have taken it', () => {
    let held = LIMITS.statesBytes
    const folding = createFolding(() => held)
    expect(() => folding.fold(record(1, VALUE), source)).toThrow('256 MB')
    held -= VALUE.length + 1
    folding.fold(record(1, VALUE), source)
    expect(folding.entries.get('1')).toBe(VALUE.toString())
  })
})

test('a record that took too long by the clock may be folded at another attempt; where there is none it is told of', () => {
  const fold = compileFold({ storeId: 'state', connectionId: 'keeps', key: '', fold: '', where: HEAVY })
  const folding = createFolding()
  const heavy = record(1, Buffer.from(JSON.stringify(HUNDRED)))
  withClockThatJumps(() => expect(() => folding.fold(heavy, { ...source, fold })).toThrow(WorkFailure))
  withClockThatJumps(() => folding.tryToFold(heavy, { ...source, fold }))
  expect(folding.facts()).toMatchObject({ folded: 0, refused: 1, firstRefusal: expect.stringContaining('too long') })
  folding.fold(heavy, { ...source, fold })
  expect(folding.entries.size()).toBe(1)
})
