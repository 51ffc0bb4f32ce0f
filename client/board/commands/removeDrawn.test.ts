import { describe, expect, it } from 'vitest'
import { boardForTests, drawn } from './boardForTests'
import type { CommandContext, Offer } from './command'
import { removeCopied } from './copying'
import { deleteWithHeld } from './framing'
import { deleteSelection } from './selecting'

const BOARD = drawn(`
streamboard: 1
services: [{ id: s, name: shop }]
topics:
  - { id: t, name: orders, frame: f }
  - { id: u, name: parcels }
  - { id: v, name: letters }
frames: [{ id: f, name: inside }]
`)

function deleting(ids: readonly string[], how: (context: CommandContext) => void = deleteSelection.run) {
  const offers: Offer[] = []
  const board = boardForTests(BOARD)
  board.select(...ids)
  how({ ...board, offer: (offer) => void offers.push(offer), isOnCluster: (topic) => topic !== 'letters' })
  return { board, offers, sentences: offers.map(({ sentence }) => sentence) }
}

describe('what is deleted from the drawing', () => {
  it.each([
    [['t'], ['The topic "orders" is not drawn any more. It stays on the cluster.']],
    [['t', 's', 'u', 'v'], ['2 topics are not drawn any more. They stay on the cluster.']],
    [['v'], []],
    [['s'], []],
  ])('%j: of topics on the cluster it is said that they stay there', (ids, sentences) => {
    expect(deleting(ids).sentences).toEqual(sentences)
  })

  it('comes back with what is offered beside the sentence', () => {
    const { board, offers } = deleting(['t', 'u'])
    expect([...board.topology().topics.keys()]).toEqual(['v'])
    offers[0]?.run()
    expect([...board.topology().topics.keys()]).toEqual(['t', 'u', 'v'])
  })

  it('may be in a frame, or have been cut out', () => {
    const said = ['The topic "orders" is not drawn any more. It stays on the cluster.']
    expect(deleting(['f'], deleteWithHeld.run).sentences).toEqual(said)
    expect(deleting([], (context) => removeCopied(context, new Set(['t']))).sentences).toEqual(said)
  })

  it('is not told of where there is no cluster', () => {
    const board = boardForTests(BOARD)
    board.select('t')
    deleteSelection.run(board)
    expect(board.topology().topics.has('t')).toBe(false)
    expect(board.said).toEqual([])
  })
})
