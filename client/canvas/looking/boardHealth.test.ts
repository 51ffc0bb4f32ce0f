import { expect, it } from 'vitest'
import { boardForTests, drawn } from '../../board/commands/boardForTests'
import type { LiveCounters } from '../../live/port'
import { boxAround } from '../../ui/boxAround'
import { boardHealth, healthInFrames, healthWords } from './boardHealth'
import { minimapScale } from './minimapScale'

const BOARD = drawn(`streamboard: 1
services: [{ id: a, name: a }, { id: b, name: b }, { id: c, name: c }]
topics: [{ id: t, name: t, partitions: 1, replication: 1 }]
connections:
  - { id: tb, kind: subscribes, from: t, to: b, group: b }
  - { id: tc, kind: subscribes, from: t, to: c, group: c }
`)

const run = (serviceId: string, state: 'running' | 'crashed', ...instances: readonly ('running' | 'crashed')[]) => ({
  serviceId,
  state,
  instances: instances.map((one, instance) => ({ number: instance, state: one, assigned: {}, processed: 0, rate: 0 })),
  processed: 0,
  produced: 0,
  rateIn: 0,
  rateOut: 0,
})
const lag = (group: string, behind: number) => ({
  group,
  topic: 't',
  state: 'stable' as const,
  members: [],
  partitions: [{ partition: 0, committed: '0', end: String(behind), lag: behind }],
})
const counters = (seen: Partial<LiveCounters>): LiveCounters => ({
  topics: new Map(),
  groups: new Map(),
  runs: new Map(),
  calls: new Map(),
  stores: new Map(),
  invariants: new Map(),
  planted: new Set(),
  skipped: 0,
  paused: false,
  waiting: 0,
  cleared: false,
  view: 'live',
  behindMs: 0,
  ...seen,
})

it('a board is well until a service is down or records pile up before it', () => {
  const seen = counters({
    groups: new Map([['b t', lag('b', 3)]]),
    runs: new Map([['a', run('a', 'running', 'running')]]),
  })
  expect(boardHealth(BOARD, '', seen)).toEqual(new Map())
  expect(healthWords(4, new Map())).toBe('Minimap: 4 nodes, all is well')
})

it('one instance that is down is enough, and counts more than records that pile up', () => {
  const seen = counters({
    groups: new Map([
      ['b t', lag('b', 500)],
      ['c t', lag('c', 500)],
    ]),
    runs: new Map([
      ['a', run('a', 'crashed')],
      ['b', run('b', 'running', 'running', 'crashed')],
      ['of another board', run('x', 'crashed')],
    ]),
  })
  const health = boardHealth(BOARD, '', seen)
  expect(Object.fromEntries(health)).toEqual({ a: 'crashed', b: 'crashed', c: 'behind' })
  expect(healthWords(4, health)).toBe('Minimap: 4 nodes, 2 crashed, 1 behind')
})

it('a collapsed frame has what ails the worst of those in it', () => {
  const framed = (collapsed?: true) => {
    const board = boardForTests(BOARD)
    board.session.edit((edit) => {
      edit.putFrame({ id: 'f', name: 'Team', ...(collapsed && { collapsed }) })
      for (const id of ['a', 'b']) edit.setFrame(id, 'f')
    })
    const shown = healthInFrames(
      board.topology(),
      new Map([
        ['a', 'behind'],
        ['b', 'crashed'],
        ['c', 'behind'],
      ]),
    )
    return shown.get('f')
  }
  expect([framed(true), framed()]).toEqual(['crashed', undefined])
})

it('the minimap shows all of the board, and leads back to where it was pressed', () => {
  const all = boxAround([
    { x: -1000, y: 0, width: 200, height: 100 },
    { x: 3000, y: 900, width: 200, height: 100 },
  ])
  expect(all).toEqual({ x: -1000, y: 0, width: 4200, height: 1000 })
  expect(boxAround([])).toBe(null)
  const { toMap, toBoard } = minimapScale(all!, { width: 184, height: 120 })
  const { x, y, width } = toMap(all!)
  expect([x, width]).toEqual([6, 172])
  const corner = toBoard({ x, y })
  expect([Math.round(corner.x), Math.round(corner.y)]).toEqual([-1000, 0])
})
