import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { code, named, value } from './boardsForTests'
import { firstUpdate } from './newBoard'
import { openBoard } from './openBoard'

const NOTHING = Uint8Array.of(0)

/** A board with what this page sends, as the server has it and as it finds it on disk. */
function boardOf(updates: readonly Uint8Array[]) {
  const log = [firstUpdate(named('Shop')), ...updates]
  const [first] = log
  const board = openBoard(first ? [first] : [])
  for (const update of updates) {
    const tried = board.attempt(update, 'mallory')
    expect(code(tried)).toBe('ok')
    if (tried.ok) board.accept(update, tried.value)
  }
  const restarted = openBoard(log, { topology: board.topology() })
  return { board, restarted }
}

/** What somebody sees who comes with nothing. */
function seenBy(update: Uint8Array) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return new Map(doc.getMap('layout').entries())
}

const page = (clientID: number) => Object.assign(new Y.Doc(), { clientID })

function updatesOf(doc: Y.Doc, changes: readonly (() => void)[]): Uint8Array[] {
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const change of changes) change()
  return updates
}

it('is the same to whoever comes after a restart, also where a page has told two things of one place', () => {
  const mallory = page(7)
  const layout = mallory.getMap('layout')
  const told = updatesOf(mallory, [() => layout.set('a', [1, 1]), () => layout.set('b', [2, 2])])
  const other = page(7)
  other.getMap('layout').set('a', [1, 1])
  other.getArray('services').push([1])
  other.getMap('layout').set('c', [3, 3])
  const { board, restarted } = boardOf([...told, Y.encodeStateAsUpdate(other)])
  const before = seenBy(value(board.join(NOTHING)).update)
  expect([...before.keys()]).toEqual(['a', 'b', 'c'])
  expect(seenBy(value(restarted.join(NOTHING)).update)).toEqual(before)
})

it('is sent without what was replaced, however often that was', () => {
  const ann = page(7)
  const notes = updatesOf(
    ann,
    Array.from({ length: 20 }, (_, at) => () => void ann.getMap('layout').set('a', 'x'.repeat(10_000) + at)),
  )
  const { restarted } = boardOf(notes)
  expect(value(restarted.join(NOTHING)).update.length).toBeLessThan(12_000)
})
