import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Evidence, type HandledAt, type PartitionEvidence, reconcile } from './reconcile'

const done = (...offsets: number[]): readonly HandledAt[] =>
  offsets.map((at) => ({ at, outcome: 'processed', effects: 0 }))

/** Four records with four events, all acknowledged, all passed and handled once, unless said otherwise. */
function found(partition: Partial<PartitionEvidence> = {}): Evidence {
  const usual: PartitionEvidence = {
    partition: 0,
    base: 100n,
    eventAt: Int32Array.of(0, 1, 2, 3),
    acknowledged: [0, 1, 2, 3],
    handled: done(0, 1, 2, 3),
    inverted: [],
    passed: 4,
  }
  return { topic: 'posts', group: 'feed', events: 4, partitions: [{ ...usual, ...partition }] }
}
const row = (evidence: Evidence) => reconcile(evidence).row

describe('the ledger', () => {
  test('agrees when every record was handled once', () => {
    expect(row(found())).toEqual({
      topic: 'posts',
      group: 'feed',
      produced: 4,
      inTopic: 4,
      processed: 4,
      distinct: 4,
      duplicates: 0,
      missing: 0,
      deadLettered: 0,
      effects: 0,
      inversions: 0,
      waiting: 0,
    })
  })

  test('counts what was handled twice as duplicates, not as more events', () => {
    expect(row(found({ handled: done(0, 1, 1, 2, 3, 3) }))).toMatchObject({
      processed: 6,
      distinct: 4,
      duplicates: 2,
      missing: 0,
    })
  })

  test('counts what was handled out of order, as often as it was', () => {
    const { row: counted, behind } = reconcile(found({ inverted: [1, 3, 3] }))
    expect(counted.inversions).toBe(3)
    expect(behind('inversions')).toEqual([
      [
        { at: 1, times: 1 },
        { at: 3, times: 2 },
      ],
    ])
  })

  test('tells what became of records by their events, and which of them cannot be counted', () => {
    const [base, eventAt] = [100n, Int32Array.of(0, -1, 2, 3, 4, 0)]
    const handled: readonly HandledAt[] = [...done(0), { at: 2, outcome: 'parked', effects: 0 }]
    const { fatesIn } = reconcile({ ...found({ base, eventAt, handled, passed: 4 }), events: 5 })
    const fates = (from: number, to: number, partition = 0) => fatesIn([{ partition, from, to }])
    const none = { handled: 0, givenUp: 0, waiting: 0, missing: 0, gone: 0 }
    expect(fates(98, 102)).toEqual({ ...none, gone: 3, handled: 1 })
    expect(fates(102, 104)).toEqual({ ...none, givenUp: 1, missing: 1 })
    expect(fates(104, 108)).toEqual({ ...none, waiting: 3, handled: 1 })
    expect(fates(100, 101, 7)).toEqual({ ...none, gone: 1 })
  })

  test('counts an event that stands in the topic twice as a duplicate when both are handled', () => {
    expect(row(found({ eventAt: Int32Array.of(0, 1, 1, 2) }))).toMatchObject({
      inTopic: 4,
      processed: 4,
      distinct: 3,
      duplicates: 1,
    })
  })

  test('misses what the bookmark has passed and nobody handled', () => {
    const { row: counted, behind } = reconcile(found({ handled: done(0, 3) }))
    expect(counted).toMatchObject({ distinct: 2, missing: 2 })
    expect(behind('missing')).toEqual([
      [
        { at: 1, times: 1 },
        { at: 2, times: 1 },
      ],
    ])
  })

  test('does not miss what the bookmark has yet to pass', () => {
    expect(row(found({ handled: done(0), passed: 1 }))).toMatchObject({ missing: 0, waiting: 3 })
  })

  test('does not miss an event that was handled at another of its offsets', () => {
    expect(row(found({ eventAt: Int32Array.of(0, 0, 1, 2), handled: done(1, 2, 3) }))).toMatchObject({
      missing: 0,
      distinct: 3,
    })
  })

  test('counts what was given up apart, and not as missing', () => {
    const handled = [...done(0, 1, 2), { at: 3, outcome: 'deadLettered', effects: 0 } as const]
    expect(row(found({ handled }))).toMatchObject({ processed: 3, distinct: 3, deadLettered: 1, missing: 0 })
  })

  test('counts effects as often as they happened', () => {
    const handled = [0, 1, 1].map((at) => ({ at, outcome: 'processed', effects: 1 }) as const)
    expect(row(found({ handled }))).toMatchObject({ effects: 3 })
  })

  test('knows no waiting and no missing records of a topic that nobody reads', () => {
    const evidence = { ...found({ handled: [], passed: -1 }), group: null }
    expect(row(evidence)).toMatchObject({ produced: 4, inTopic: 4, processed: 0, missing: 0, waiting: 0 })
  })

  test('leaves offsets without a record out of everything', () => {
    expect(row(found({ eventAt: Int32Array.of(0, -1, 1, -1) }))).toMatchObject({
      produced: 2,
      inTopic: 2,
      processed: 2,
      missing: 0,
    })
  })

  test('every event is handled, given up, missing or waiting', () => {
    const outcomes = fc.constantFrom<HandledAt['outcome']>('processed', 'repeated', 'deadLettered', 'parked')
    const handled = fc.array(fc.record({ at: fc.nat(9), outcome: outcomes, effects: fc.nat(2) }))
    fc.assert(
      fc.property(handled, fc.integer({ min: -2, max: 12 }), (handled, passed) => {
        const eventAt = Int32Array.from({ length: 10 }, (_, at) => at)
        const { row: counted, behind } = reconcile({ ...found({ eventAt, handled, passed }), events: 10 })
        const places = (['distinct', 'deadLettered', 'missing', 'waiting'] as const).flatMap((measure) =>
          behind(measure).flat(),
        )
        expect(new Set(places.map(({ at }) => at)).size).toBe(10)
        expect(counted.processed).toBe(counted.distinct + counted.duplicates)
      }),
    )
  })
})
