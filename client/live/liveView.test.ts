import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { Counters, GroupLag } from '../../shared/protocol/live'
import type { Frame, WireRecord } from '../../shared/protocol/records'
import type { Wire } from '../wire'
import { createLiveView } from './liveView'

const record = (offset: number): WireRecord => ({
  partition: 0,
  offset: String(offset),
  timestamp: '0',
  key: null,
  value: null,
  headers: [],
})
const frame = (...offsets: readonly number[]): Frame => ({
  topic: 'orders',
  incarnation: 1,
  seq: offsets[0] ?? 0,
  from: { 0: String(offsets[0]) },
  to: { 0: String((offsets.at(-1) ?? 0) + 1) },
  records: offsets.map(record),
  skipped: [],
})
const countersUpTo = (end: number): Counters => ({
  boardId: 'board',
  topics: [
    {
      topic: 'orders',
      partitions: [{ partition: 0, begin: '0', end: String(end), leader: 0 }],
      rate: 0,
      rateByService: {},
      view: { kind: 'live', behindMs: 0 },
    },
  ],
  groups: [],
  runs: [],
})

beforeEach(() => void vi.stubGlobal('requestAnimationFrame', () => 0))
afterEach(() => void vi.unstubAllGlobals())

/** A view on a wire on which the test says what comes. */
function viewOnWire() {
  const listeners = new Map<string, (event: never) => void>()
  const online = createStore(() => ({ online: true }))
  const asked: unknown[] = []
  const wire = {
    online,
    on: (name: string, listener: (event: never) => void) => {
      listeners.set(name, listener)
      return () => listeners.delete(name)
    },
    ask: async (_name: string, request: unknown) => {
      asked.push(request)
      return { ok: true, value: null }
    },
    acknowledgeFrame() {},
  } as unknown as Wire
  const view = createLiveView(wire, 'board')
  const arrivals: { readonly records: readonly string[]; readonly produced: readonly string[] }[] = []
  view.onArrival(({ records, produced }) => {
    arrivals.push({ records: records.map(({ offset }) => offset), produced: produced.map(({ offset }) => offset) })
  })
  const come = (name: string, event: unknown) => listeners.get(name)?.(event as never)
  return { view, online, arrivals, asked, come }
}

describe('a live view', () => {
  it('knows what is produced from what is told again, also when the counters come before the topics are watched', () => {
    const { view, arrivals, come } = viewOnWire()
    come('counters:arrived', countersUpTo(2))
    view.watch(['orders'])
    come('frame:arrived', frame(0, 1))
    come('frame:arrived', frame(2))
    expect(arrivals).toEqual([
      { records: ['0', '1'], produced: [] },
      { records: ['2'], produced: ['2'] },
    ])
  })

  it('takes nothing that was missed while offline for just produced', () => {
    const { view, online, arrivals, come } = viewOnWire()
    view.watch(['orders'])
    come('counters:arrived', countersUpTo(0))
    online.setState({ online: false })
    online.setState({ online: true })
    come('frame:arrived', frame(0, 1))
    come('counters:arrived', countersUpTo(2))
    come('frame:arrived', frame(2))
    expect(arrivals.map(({ produced }) => produced)).toEqual([[], ['2']])
  })

  it('goes on with a topic that was let go where it stood: nothing is in the table twice, or beneath what is older', () => {
    const { view, arrivals, asked, come } = viewOnWire()
    view.watch(['orders'])
    come('counters:arrived', countersUpTo(0))
    come('frame:arrived', frame(0, 1))
    view.watch([])
    view.watch(['orders'])
    expect(asked.at(-1)).toMatchObject({ topics: [{ topic: 'orders', resume: { incarnation: 1, next: { 0: '2' } } }] })
    come('frame:arrived', frame(0, 1, 2))
    expect(view.rows('orders').map(({ id }) => id)).toEqual(['orders 1 0 0', 'orders 1 0 1', 'orders 1 0 2'])
    expect(arrivals.at(-1)).toEqual({ records: ['2'], produced: [] })
  })

  it('keeps what was last told of calls, stores and invariants', () => {
    const { view, come } = viewOnWire()
    const store = { storeId: 's', entries: 1, hash: 'a', state: 'ready' } as const
    const invariant = { id: 'i', state: 'holds', sentence: 'Nothing is missing.' } as const
    come('counters:arrived', { ...countersUpTo(0), stores: [store], invariants: [invariant] })
    come('counters:arrived', { ...countersUpTo(0), stores: [{ ...store, entries: 2 }] })
    const { stores, invariants, calls } = view.counters.getState()
    expect(stores.get('s')?.entries).toBe(2)
    expect(invariants.get('i')).toBe(invariant)
    expect(calls.size).toBe(0)
  })

  it('knows the planted faults until it is told that there are none', () => {
    const { view, come } = viewOnWire()
    const planted = () => [...view.counters.getState().planted]
    come('counters:arrived', { ...countersUpTo(0), planted: ['crash reader'] })
    come('counters:arrived', countersUpTo(1))
    expect(planted()).toEqual(['crash reader'])
    come('counters:arrived', { ...countersUpTo(1), planted: [] })
    expect(planted()).toEqual([])
  })

  it('forgets a group of somebody else that is gone, and keeps one of the board that has never run', () => {
    const { view, come } = viewOnWire()
    const group = (name: string, owned: boolean, state: GroupLag['state']): GroupLag => ({
      ...{ group: name, topic: 'orders', owned, state },
      ...{ members: [], partitions: [] },
    })
    come('counters:arrived', {
      ...countersUpTo(0),
      groups: [group('ours', true, 'dead'), group('theirs', false, 'empty')],
    })
    expect([...view.counters.getState().groups.keys()]).toEqual(['ours orders', 'theirs orders'])
    come('counters:arrived', { ...countersUpTo(0), groups: [group('theirs', false, 'dead')] })
    expect([...view.counters.getState().groups.keys()]).toEqual(['ours orders'])
  })
})
