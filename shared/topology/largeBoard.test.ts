import { describe, expect, it } from 'vitest'
import { formatBoardFile, parseBoardFile } from './boardFile'
import { largeBoard } from './largeBoard'
import { LIMITS } from './limits'

describe('a large board', () => {
  it('has as many nodes and connections as were asked for, and each node its place', () => {
    const { services, topics, stores, connections, layout } = largeBoard({ nodes: 2_000 })
    expect(services.size + topics.size + stores.size).toBe(2_000)
    expect([connections.size, layout.size]).toEqual([4_000, 2_000])
  })

  it('is the same for the same seed and another for another', () => {
    expect(largeBoard({ nodes: 100 })).toEqual(largeBoard({ nodes: 100 }))
    expect(largeBoard({ nodes: 100, seed: 2 }).connections).not.toEqual(largeBoard({ nodes: 100 }).connections)
  })

  it('is a valid board up to the limits, and comes back from its file', () => {
    const board = largeBoard({ nodes: LIMITS.nodes, connections: LIMITS.connections })
    const text = formatBoardFile(board, 'json')
    expect(text.length).toBeLessThan(LIMITS.boardFileBytes)
    expect(parseBoardFile(text)).toEqual({ ok: true, value: board })
  })
})
