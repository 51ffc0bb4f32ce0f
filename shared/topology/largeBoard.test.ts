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

  it('comes back from its file, and fits into one up to the limits', () => {
    const board = largeBoard({ nodes: 500 })
    expect(parseBoardFile(formatBoardFile(board, 'json'))).toEqual({ ok: true, value: board })
    const largest = largeBoard({ nodes: LIMITS.nodes, connections: LIMITS.connections })
    expect(formatBoardFile(largest, 'json').length).toBeLessThan(LIMITS.boardFileBytes)
  })
})
