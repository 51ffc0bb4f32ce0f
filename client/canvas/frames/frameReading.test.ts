import { describe, expect, it } from 'vitest'
import type { ServiceRun } from '../../../shared/protocol/live'
import { drawn } from '../../board/commands/boardForTests'
import type { LiveCounters } from '../../live/port'
import { frameReading } from './frameReading'

const topology = drawn(`streamboard: 1
services:
  - { id: shop, name: shop }
  - { id: stock, name: stock, frame: f }
  - { id: pay, name: pay, frame: f }
  - { id: mail, name: mail }
topics:
  - { id: placed, name: placed }
  - { id: reserved, name: reserved, frame: f }
  - { id: paid, name: paid }
connections:
  - { id: c1, kind: produces, from: shop, to: placed, rate: 5 }
  - { id: c2, kind: subscribes, from: placed, to: stock, group: stock }
  - { id: c3, kind: produces, from: stock, to: reserved, when: input }
  - { id: c4, kind: subscribes, from: reserved, to: pay, group: pay }
  - { id: c5, kind: produces, from: pay, to: paid, when: input }
  - { id: c6, kind: subscribes, from: paid, to: mail, group: mail }
notes: [{ id: n, text: alone, frame: g }]
frames: [{ id: f, name: Stock, collapsed: true }, { id: g, name: Words, collapsed: true }]
`)

type Seen = Pick<LiveCounters, 'topics' | 'groups' | 'runs'>
const NOTHING: Seen = { topics: new Map(), groups: new Map(), runs: new Map() }

function reading(frameId: string, seen: Partial<Seen>) {
  const counters = { ...NOTHING, calls: new Map(), ...seen } as unknown as LiveCounters
  return frameReading(frameId, { topology, prefix: 'p.' }, counters)
}
const runs = (states: Readonly<Record<string, Partial<ServiceRun>>>) => ({
  runs: new Map(Object.entries(states)) as unknown as LiveCounters['runs'],
})

describe('a collapsed frame says', () => {
  it.each([
    ['none running', 'idle', {}],
    ['2 running', 'running', { stock: { state: 'running' }, pay: { state: 'running' }, shop: { state: 'running' } }],
    ['1 of 2 running', 'running', { stock: { state: 'running' }, pay: { state: 'stopped' } }],
    ['1 of 2 running, 1 crashed', 'crashed', { stock: { state: 'running' }, pay: { state: 'crashed' } }],
    ['2 running, 1 held back', 'held', { stock: { state: 'running' }, pay: { state: 'running', held: true } }],
  ] as const)('%s: %s', (words, state, states) => {
    expect(reading('f', runs(states))).toMatchObject({ words, state })
  })

  it('nothing where it holds no service', () => {
    expect(reading('g', {}).words).toBe('')
  })

  it('what comes in and what goes out, not what stays inside', () => {
    const lag = { partitions: [{ lag: 0 }] }
    const seen = {
      topics: new Map([
        ['p.placed', { rate: 5, rateByService: { shop: 5 } }],
        ['p.reserved', { rate: 4, rateByService: { stock: 4 } }],
        ['p.paid', { rate: 3, rateByService: { pay: 3 } }],
      ]),
      groups: new Map(['p.stock p.placed', 'p.pay p.reserved', 'p.mail p.paid'].map((group) => [group, lag])),
    } as unknown as Partial<Seen>
    expect(reading('f', seen)).toMatchObject({ in: 5, out: 3 })
  })
})
