import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Counters, TopicCounters, ViewState } from '../../shared/protocol/live'
import type { StoreCounters } from '../../shared/protocol/run'
import { boardOf } from '../../shared/topology/boardForTests'
import type { RunBoard } from '../runner/port'
import { startBoardPulse } from './boardPulse'
import type { Parts } from './parts'
import { createPlantedFaults } from './plantedFaults'

const topology = boardOf(`streamboard: 1
name: Orders
services: [{ id: s, name: reader }]
topics: [{ id: t, name: orders }]
connections: [{ id: c, kind: subscribes, from: t, to: s, group: readers }]
`)

/** A house of which only the parts that a pulse touches are there; its cluster never answers about groups. */
function houseWith(view: () => ViewState, stores: () => readonly StoreCounters[] = () => []) {
  const told: Counters[] = []
  const looked: string[] = []
  const faults = createPlantedFaults()
  const never = () => new Promise<never>(() => {})
  const counters = (): readonly TopicCounters[] => [
    { topic: 'orders', partitions: [], rate: 0, rateByService: {}, view: view() },
  ]
  const engine = {
    kafka: { groups: { list: never, describe: never, offsetsOfAll: never }, reader: { ends: never } },
    live: { counters },
    runner: { runs: () => [], calls: () => [], stores },
    stores: { look: ({ boardId }: RunBoard) => looked.push(boardId) },
  }
  const parts = {
    boards: { topology: () => ({ ok: true, value: topology }), prefix: () => '' },
    cluster: { engine: () => ({ ok: true, value: engine }) },
    timelines: { sampled: () => {} },
    faults,
    tell: (_boardId: string, _name: string, event: Counters) => told.push(event),
  }
  return {
    parts: parts as unknown as Parts,
    told,
    looked,
    faults,
    views: () => told.flatMap(({ topics }) => topics.map((topic) => topic.view.kind)),
  }
}

describe('the pulse of an open board', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('says that a view is gone although the cluster answers nothing about groups', () => {
    let view: ViewState = { kind: 'live', behindMs: 0 }
    const house = houseWith(() => view)
    const pulse = startBoardPulse(house.parts, () => new Map([['b', new Set(['page'])]]))
    vi.advanceTimersByTime(1000)
    view = { kind: 'reconnecting', sinceMs: 0, cause: 'gone' }
    vi.advanceTimersByTime(1000)
    pulse.stop()
    expect(house.views()).toEqual(['live', 'reconnecting'])
  })

  it('looks once at the stores of what is drawn, so that the rows of a table are counted while nothing runs', () => {
    const house = houseWith(() => ({ kind: 'live', behindMs: 0 }))
    const pulse = startBoardPulse(house.parts, () => new Map([['b', new Set(['page'])]]))
    vi.advanceTimersByTime(2000)
    pulse.stop()
    expect(house.looked).toEqual(['b'])
  })

  it('tells a page that comes later everything, and nobody the same twice', () => {
    const house = houseWith(() => ({ kind: 'live', behindMs: 0 }))
    let pages = new Set(['one'])
    const pulse = startBoardPulse(house.parts, () => new Map([['b', pages]]))
    vi.advanceTimersByTime(2000)
    expect(house.views()).toEqual(['live'])
    pages = new Set(['one', 'two'])
    vi.advanceTimersByTime(2000)
    pulse.stop()
    expect(house.views()).toEqual(['live', 'live'])
  })

  it('tells which faults are planted, and that none is any more', () => {
    const house = houseWith(() => ({ kind: 'live', behindMs: 0 }))
    const pulse = startBoardPulse(house.parts, () => new Map([['b', new Set(['page'])]]))
    vi.advanceTimersByTime(1000)
    for (const sentence of ['crash reader', 'set reader limit 1']) house.faults.plant('b', { sentence })
    vi.advanceTimersByTime(1000)
    house.faults.forget('b')
    vi.advanceTimersByTime(1000)
    pulse.stop()
    expect(house.told.flatMap(({ planted }) => (planted ? [planted] : []))).toEqual([
      ...[[], ['crash reader', 'set reader limit 1'], []],
    ])
  })

  it('tells of a wipe only until its store is folded again, as it is when its service begins anew', () => {
    let state: StoreCounters['state'] = 'wiped'
    const stores = () => [{ storeId: 's', entries: 0, hash: '', state }]
    const house = houseWith(() => ({ kind: 'live', behindMs: 0 }), stores)
    house.faults.plant('b', { sentence: 'wipe search', wiped: 's' })
    const pulse = startBoardPulse(house.parts, () => new Map([['b', new Set(['page'])]]))
    vi.advanceTimersByTime(1000)
    state = 'ready'
    vi.advanceTimersByTime(1000)
    pulse.stop()
    expect(house.told.flatMap(({ planted }) => (planted ? [planted] : []))).toEqual([['wipe search'], []])
  })

  it('is silent when nobody looks', () => {
    const house = houseWith(() => ({ kind: 'live', behindMs: 0 }))
    const pulse = startBoardPulse(house.parts, () => new Map())
    vi.advanceTimersByTime(2000)
    pulse.stop()
    expect(house.told).toEqual([])
  })
})
