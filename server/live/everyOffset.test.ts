import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tilingProblems } from '../../shared/protocol/frameTiling'
import { accountOf, createHubForTests, createViewerForTests, upTo } from './hubForTests'

const PARTITIONS = [0, 1, 2]
const partition = fc.constantFrom(...PARTITIONS)

const happening = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('append' as const), partition, count: fc.integer({ min: 1, max: 900 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('nothing' as const), partition, count: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('unreadable' as const),
      partition,
      count: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ack' as const), count: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('beat' as const) }) },
)
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never

/** What one viewer of one topic sees of these happenings; it acknowledges when told to, in the end everything. */
async function witness(happenings: readonly Happening[], valueBytes: number) {
  const bench = createHubForTests()
  const { hub, reader } = bench
  reader.create('orders', PARTITIONS.length)
  const { viewer, frames, state, acknowledge } = createViewerForTests('ann', hub)
  state.acks = false
  await hub.watch(viewer, [{ topic: 'orders', tail: 0 }])
  const value = Buffer.from('v'.repeat(valueBytes))
  const empty = new Set<string>()
  const ends = PARTITIONS.map(() => 0)
  let taken = 0
  let mostWaiting = 0
  const acknowledgeNext = () => {
    const frame = frames[taken]
    if (!frame) return
    taken += 1
    acknowledge(frame)
  }
  for (const happens of happenings) {
    if (happens.kind === 'beat') await bench.pass(50)
    else if (happens.kind === 'ack') for (const _ of upTo(happens.count)) acknowledgeNext()
    else {
      const { partition, count } = happens
      const end = ends[partition] ?? 0
      ends[partition] = end + count
      if (happens.kind === 'append')
        reader.append(
          'orders',
          partition,
          upTo(count).map(() => ({ value })),
        )
      else if (happens.kind === 'unreadable') reader.appendUnreadable('orders', partition, count, 'poison')
      else {
        reader.appendNothing('orders', partition, count)
        for (const offset of upTo(end + count, end)) empty.add(`${partition}/${offset}`)
      }
    }
    await bench.settle()
    mostWaiting = Math.max(mostWaiting, frames.length - taken)
  }
  await bench.pass(50)
  while (taken < frames.length) {
    acknowledgeNext()
    await bench.pass(50)
  }
  await hub.close()
  return { frames, ends, empty, mostWaiting }
}

test('every offset is shown or named exactly once and in order, whatever the chunks and whenever the acks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { maxLength: 60 }),
      fc.integer({ min: 0, max: 2_000 }),
      async (happenings, valueBytes) => {
        const { frames, ends, empty, mostWaiting } = await witness(happenings, valueBytes)
        expect(tilingProblems(frames)).toEqual([])
        expect(mostWaiting).toBeLessThanOrEqual(4)
        for (const [partition, end] of ends.entries()) {
          const account = new Set(accountOf(frames, partition).all)
          expect(upTo(end).filter((offset) => !account.has(offset) && !empty.has(`${partition}/${offset}`))).toEqual([])
          expect(account.size).toBe(accountOf(frames, partition).all.length)
        }
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)
