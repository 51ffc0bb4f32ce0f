import { expect, it } from 'vitest'
import type { Note, Topology } from '../../shared/topology/model'
import { named } from './boardsForTests'
import { whyTooLarge } from './whyTooLarge'

const notes = (count: number): Topology => ({
  ...named('Shop'),
  notes: new Map(
    Array.from({ length: count }, (_, at): [string, Note] => [`${at}`, { id: `${at}`, text: 'x'.repeat(64 * 1024) }]),
  ),
})

it('is that its texts are too long together, unless they become shorter', () => {
  expect(whyTooLarge(notes(250))).toBe(null)
  expect(whyTooLarge(notes(257))?.sentence).toContain('16 million characters together')
  expect(whyTooLarge(notes(257), notes(256))?.code).toBe('boardTooLarge')
  expect(whyTooLarge(notes(257), notes(258))).toBe(null)
})

it('is found out by counting again only what has changed', () => {
  const board = notes(200)
  whyTooLarge(board)
  let read = 0
  const watched = {
    id: 'w',
    get text() {
      read += 1
      return 'x'
    },
  }
  const more = { ...board, notes: new Map([...board.notes, ['w', watched]]) }
  whyTooLarge(more)
  whyTooLarge({ ...more, name: 'Other', notes: new Map(more.notes) })
  expect(read).toBe(1)
})
