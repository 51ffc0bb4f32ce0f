import { describe, expect, it } from 'vitest'
import { TEMPLATES } from '../../../shared/templates/templates'
import { boardOf } from '../../../shared/topology/boardForTests'
import { goalOf } from './goalOf'
import { hintsOf } from './hintsOf'

const board = boardOf(`streamboard: 1
services: [{ id: s, name: stock }, { id: p, name: pay-v2 }]
topics: [{ id: t, name: orders.dlq }]
`)

describe('what a hint asks for', () => {
  it.each([
    ['Stop stock: what now?', { kind: 'stop', services: ['s'] }],
    ['Stop stock and pay-v2. Which boxes turn red?', { kind: 'stop', services: ['s', 'p'] }],
    ['Stop pay-v2, move its bookmark', { kind: 'stop', services: ['p'] }],
    ['Crash stock: it gets events again', { kind: 'crash', services: ['s'] }],
    ['Scale stock: nobody notices', { kind: 'scale', service: 's' }],
    ['Draw a service that reads orders.dlq, too.', { kind: 'read', topic: 't' }],
    ['Draw another view of orders.dlq: it begins with the past', { kind: 'read', topic: 't' }],
    ['Open a record of orders.dlq: its headers say why', { kind: 'open', topic: 't' }],
    ['Plant the faults: a row', { kind: 'plant' }],
    ['Follow one order through all topics.', { kind: 'follow' }],
    ['Stop nobody: who is that?', null],
    ['Stop stock and look at its lag', { kind: 'stop', services: ['s'] }],
    ['Start both: which orders are booked?', null],
    ['Wipe accounts, then rebuild it', null],
  ])('%s', (hint, goal) => {
    expect(goalOf(hint, board)).toEqual(goal)
  })

  it('is known of each that a board without a template has', () => {
    expect(hintsOf(board).map((hint) => goalOf(hint, board)?.kind)).toEqual(['draw', 'apply', 'open', 'stopAny'])
  })

  it.each(TEMPLATES)('is known of what to stop, crash, scale, draw, open, plant and follow on $name', ({ file }) => {
    const topology = boardOf(file)
    const known = hintsOf(topology).filter((hint) => /^(Stop|Crash|Scale|Draw|Open|Plant|Follow) /.test(hint))
    expect(known.filter((hint) => goalOf(hint, topology) === null)).toEqual([])
    expect(known.length).toBeGreaterThan(0)
  })
})
