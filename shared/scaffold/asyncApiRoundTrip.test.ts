import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asyncApi, asyncApiSystem } from '../formats/asyncApi'
import { readAsyncApi } from '../formats/asyncApiIn'
import { TEMPLATES } from '../templates/templates'
import { boardOf } from '../topology/boardForTests'
import type { Topology } from '../topology/model'
import { topologyArbitrary } from '../topology/topologyArbitrary'
import { toYaml } from './core/serialise'

/** The documents of a board: one for each service, and the inventory, which has the topics that nobody uses. */
const documentsOf = (board: Topology) => [
  ...[...board.services.keys()].map((id) => ({ name: `${id}.yaml`, text: toYaml(asyncApi(board, id)) })),
  { name: 'system.yaml', text: toYaml(asyncApiSystem(board)) },
]

function drawn(documents: ReturnType<typeof documentsOf>): Topology {
  const drawing = readAsyncApi(documents)
  if (!drawing.ok) throw new Error(JSON.stringify(drawing.problems))
  return { ...drawing.topology, name: '' }
}

describe('a board that AsyncAPI can express comes back from its documents as it was', () => {
  test.each(TEMPLATES.map(({ name, file }) => [name, boardOf(file)] as const))('%s', (_, board) => {
    const once = drawn(documentsOf(board))
    expect(drawn(documentsOf(once))).toEqual(once)
    expect([...once.topics.values()].map(({ name }) => name).sort()).toEqual(
      [...board.topics.values()].map(({ name }) => name).sort(),
    )
  })

  test('whatever things are called', () => {
    fc.assert(
      fc.property(topologyArbitrary, (board) => {
        const once = drawn(documentsOf(board))
        expect(drawn(documentsOf(once))).toEqual(once)
      }),
      { numRuns: 100 },
    )
  })
})
