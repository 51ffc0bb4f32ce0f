import { expect, it } from 'vitest'
import { byId } from '../../shared/topology/byId'
import { drawn } from '../board/commands/boardForTests'
import { pathThrough } from './pathThrough'

const BOARD = drawn(`
streamboard: 1
name: Path
services: [{ id: a, name: a, language: go }, { id: b, name: b, language: go }, { id: c, name: c, language: go }, { id: other, name: other, language: go }]
topics: [{ id: t, name: t, partitions: 1, replication: 1 }, { id: u, name: u, partitions: 1, replication: 1 }]
connections:
  - { id: at, kind: produces, from: a, to: t }
  - { id: tb, kind: subscribes, from: t, to: b, group: b }
  - { id: bu, kind: produces, from: b, to: u }
  - { id: uc, kind: subscribes, from: u, to: c, group: c }
  - { id: ot, kind: produces, from: other, to: t }
  - { id: ca, kind: calls, from: c, to: a }
`)
const without = (...ids: string[]) => ({
  ...BOARD,
  connections: new Map([...BOARD.connections].filter(([id]) => !ids.includes(id))),
})
const sorted = (ids: ReadonlySet<string>) => [...ids].sort()

it('lights what comes before and after, not what merely shares a neighbour', () => {
  expect(sorted(pathThrough(without('ca'), 'a'))).toEqual(['a', 'at', 'b', 'bu', 'c', 't', 'tb', 'u', 'uc'])
  expect(sorted(pathThrough(without('ca'), 'u'))).toEqual([
    'a',
    'at',
    'b',
    'bu',
    'c',
    'ot',
    'other',
    't',
    'tb',
    'u',
    'uc',
  ])
})

it('lights both ways from a connection', () => {
  expect(sorted(pathThrough(without('ca'), 'at'))).toEqual(['a', 'at', 'b', 'bu', 'c', 't', 'tb', 'u', 'uc'])
})

it('ends on a board that runs in circles', () => {
  expect(pathThrough(BOARD, 'a').has('ca')).toBe(true)
})

it('lights a lonely node alone', () => {
  expect(sorted(pathThrough(without('at', 'ca'), 'a'))).toEqual(['a'])
})

it('lights of a frame what all that it holds reaches, itself included, however many run in one circle', () => {
  const at = (i: number) => `s${i % 3_000}`
  const ring = Array.from({ length: 3_000 }, (_, i) => ({ id: `c${i}`, from: at(i), to: at(i + 1) }))
  const board = {
    ...without(),
    frames: new Map([['f', { id: 'f', name: 'Ring' }]]),
    services: byId(ring.map(({ from }) => ({ id: from, name: from, language: 'go' as const, frame: 'f' }))),
    connections: byId(ring.map((ends) => ({ ...ends, kind: 'calls' as const }))),
  }
  expect(pathThrough(board, 'f').size).toBe(1 + 3_000 + 3_000)
})
