import { describe, expect, it } from 'vitest'
import { boardOf } from '../../shared/topology/boardForTests'
import { edgeReadings, lineReadings, widthForRate } from './edgeReading'
import type { LiveCounters } from './port'

const BOARD = boardOf(`
streamboard: 1
name: Readings
services: [{ id: a, name: Order desk, language: go }, { id: b, name: b, language: go }, { id: p, name: __proto__, language: go }]
topics: [{ id: t, name: orders, partitions: 2, replication: 1 }]
stores: [{ id: s, name: archive, kind: table }]
connections:
  - { id: at, kind: produces, from: a, to: t }
  - { id: pt, kind: produces, from: p, to: t }
  - { id: st, kind: captures, from: s, to: t }
  - { id: tb, kind: subscribes, from: t, to: b, group: billing }
  - { id: ab, kind: calls, from: a, to: b }
  - { id: ac, kind: calls, from: a, to: p }
  - { id: ba, kind: calls, from: b, to: a }
  - { id: bp, kind: calls, from: b, to: p }
  - { id: ap, kind: subscribes, from: t, to: a, as: table, group: '' }
`)
const partition = (lag: number) => ({ partition: 0, committed: '0', end: '0', lag })
const COUNTERS: LiveCounters = {
  topics: new Map([
    [
      'x.orders',
      {
        topic: 'x.orders',
        partitions: [],
        rate: 12,
        rateByService: { 'order-desk': 11.5, archive: 0.5 },
        view: { kind: 'live', behindMs: 1 },
      },
    ],
  ]),
  groups: new Map([
    [
      'x.billing x.orders',
      {
        group: 'x.billing',
        topic: 'x.orders',
        state: 'stable',
        members: [],
        partitions: [partition(1200), partition(4)],
      },
    ],
  ]),
  runs: new Map(),
  calls: new Map([
    ['ab', { connectionId: 'ab', ok: 7, failed: 1, lost: 0, rate: 4, errorShare: 0.125, p50Ms: 8.2, recent: [] }],
    ['ac', { connectionId: 'ac', ok: 7, failed: 2, lost: 1204, rate: 120, errorShare: 0, recent: [] }],
    ['ba', { connectionId: 'ba', ok: 0, failed: 9, lost: 0, rate: 0.1, errorShare: 0.001, p50Ms: 1000, recent: [] }],
  ]),
  stores: new Map(),
  invariants: new Map(),
  planted: new Set(),
  view: 'live',
  skipped: 0,
  paused: false,
  waiting: 0,
  cleared: false,
  behindMs: null,
}

const readingOf = (id: string, prefix = 'x.') => {
  const connection = BOARD.connections.get(id)
  return connection && edgeReadings(BOARD, prefix, COUNTERS)(connection)
}

describe('an edge', () => {
  it('shows the rate of its own service or table, not of the topic', () => {
    expect(readingOf('at')).toEqual({ figure: '11.5 /s', rate: 11.5, behind: false })
    expect(readingOf('pt')?.figure).toBe('')
    expect(readingOf('st')?.figure).toBe('0.5 /s')
  })

  it('shows the lag of its group over all partitions', () => {
    expect(readingOf('tb')).toEqual({ figure: 'lag 1,204', rate: 12, lag: 1204, behind: true })
  })

  it('that stands for several shows what passes them all, and what waits before any of them', () => {
    const read = lineReadings(BOARD, 'x.', COUNTERS)
    expect(read(['at', 'tb', 'bp'])).toEqual({ figure: '23.5 /s · lag 1,204', rate: 23.5, lag: 1204, behind: true })
    expect(read(['at', 'st']).figure).toBe('12.0 /s')
    expect(read(['at'])).toEqual(readingOf('at'))
    expect(read(['gone']).figure).toBe('')
  })

  it('shows how old a record is when its service handles it', () => {
    const late = { serviceId: 'b', state: 'running', processed: 1, produced: 0, rateIn: 1, rateOut: 0 } as const
    const runs = new Map([['b', { ...late, ages: { 'x.orders': { p50: 2400, p99: 9000 } } }]])
    const connection = BOARD.connections.get('tb')
    expect(connection && edgeReadings(BOARD, 'x.', { ...COUNTERS, runs })(connection).figure).toBe('lag 1,204 · 2.4 s')
  })

  it.each(['stopped', 'crashed', 'paused'] as const)('shows no age of records where the service is %s', (state) => {
    const run = { serviceId: 'b', state, processed: 1, produced: 0, rateIn: 0, rateOut: 0 } as const
    const runs = new Map([['b', { ...run, ages: { 'x.orders': { p50: 61, p99: 90 } } }]])
    const connection = BOARD.connections.get('tb')
    expect(connection && edgeReadings(BOARD, 'x.', { ...COUNTERS, runs })(connection).figure).toBe('lag 1,204')
  })

  it('says nothing where nothing is known', () => {
    expect(readingOf('bp')?.figure).toBe('')
    expect(readingOf('ap')?.figure).toBe('')
    expect(readingOf('tb', 'other.')?.figure).toBe('')
  })

  it('shows how often a service is called, what share of that fails, how long an answer takes, and what was lost', () => {
    expect(readingOf('ab')).toEqual({ figure: '4.0 /s · 13 % failed · 8 ms', rate: 4, behind: true })
    expect(readingOf('ac')).toEqual({ figure: '120 /s · 1,204 lost', rate: 120, behind: false })
    expect(readingOf('ba')?.figure).toBe('0.1 /s · 1 % failed · 1.0 s')
  })

  it('grows with its rate within bounds', () => {
    const widths = [0, 1, 10, 100, 1000, 1e9].map(widthForRate)
    expect(widths).toEqual([...widths].sort((a, b) => a - b))
    expect([widths[0], widths.at(-1)]).toEqual([1.4, 6])
  })
})
