import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createBoardDocument, editDocument, topologyToDocument } from '../../shared/document/boardDocument'
import type { BoardEdit } from '../../shared/document/port'
import { largeBoard } from '../../shared/topology/largeBoard'
import { addService, boardsForTests, browser, code, named, value } from './boardsForTests'
import { type Bounds, DOCUMENT_BOUNDS } from './documentBounds'
import { firstUpdate } from './newBoard'
import { openBoard } from './openBoard'

const MEGABYTE = 1024 * 1024

/** A board with little room, and somebody who draws on it. */
function smallBoard(most: Partial<Bounds>) {
  const board = openBoard([firstUpdate(named('Shop'))], { most: { ...DOCUMENT_BOUNDS, ...most } })
  return (change: (edit: BoardEdit) => void) => {
    const mine = createBoardDocument()
    const { update: held, stateVector } = value(board.join(Uint8Array.of(0)))
    Y.applyUpdate(mine, held)
    editDocument(mine, change)
    const update = Y.encodeStateAsUpdate(mine, stateVector)
    const tried = board.attempt(update, `page ${mine.clientID}`)
    if (tried.ok) board.accept(update, tried.value)
    return code(tried)
  }
}

const hanging = (id: string) => (edit: BoardEdit) =>
  edit.putConnection({ kind: 'calls', id, from: 'nobody', to: 'nothing' })
const note = (length: number) => (edit: BoardEdit) => edit.putNote({ id: 'n', text: 'x'.repeat(length) })
const ids = (count: number) => Array.from({ length: count }, (_, at) => `e${at}`)

describe('what a document keeps beside what is drawn', () => {
  it('of elements is bounded, and can always become less', () => {
    const edit = smallBoard({ elements: 3 })
    expect(ids(4).map((id) => edit(hanging(id)))).toEqual(['ok', 'ok', 'ok', 'boardTooLarge'])
    expect(edit((change) => change.remove(['e0']))).toBe('ok')
    expect([edit(addService('s')), edit(addService('t'))]).toEqual(['ok', 'boardTooLarge'])
  })

  it('of entries is bounded, and deleting makes room', () => {
    const edit = smallBoard({ entries: 40 })
    const codes = ids(20).map((id) => edit(addService(id)))
    const drawn = codes.indexOf('boardTooLarge')
    expect(drawn).toBeGreaterThan(5)
    expect(new Set(codes.slice(drawn))).toEqual(new Set(['boardTooLarge']))
    expect(edit((change) => change.remove(ids(drawn)))).toBe('ok')
    expect(edit(addService('s'))).toBe('ok')
  })

  it('of pages that have drawn is bounded, and those that have can draw on', () => {
    const edit = smallBoard({ pages: 3 })
    expect(ids(3).map((id) => edit(addService(id)))).toEqual(['ok', 'ok', 'boardTooLarge'])
    expect(edit((change) => change.remove(['e0']))).toBe('ok')
  })

  it('of bytes is bounded: at the bound a text can become shorter, and no longer one', () => {
    const edit = smallBoard({ bytes: 4000, countedAfter: 100 })
    expect([2000, 3800, 100, 3000].map((length) => edit(note(length)))).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect(edit(note(5000))).toBe('boardTooLarge')
    expect([edit(note(10)), edit((change) => change.remove(['n']))]).toEqual(['ok', 'ok'])
  })

  it('has room for a hundred times of tidying the largest board', () => {
    const topology = largeBoard({ nodes: 10_000 })
    const doc = createBoardDocument()
    topologyToDocument(doc, topology)
    const [before, times] = [sizeOf(doc), 3]
    for (let time = 1; time <= times; time++)
      editDocument(doc, (edit) => {
        for (const [id, { x, y }] of topology.layout) edit.moveTo(id, { x: x + time, y })
      })
    const after = sizeOf(doc)
    const ofAHundred = (size: 'bytes' | 'entries') => before[size] + (100 / times) * (after[size] - before[size])
    expect(ofAHundred('bytes')).toBeLessThan(DOCUMENT_BOUNDS.bytes)
    expect(ofAHundred('entries')).toBeLessThan(DOCUMENT_BOUNDS.entries)
  })
})

const sizeOf = (doc: Y.Doc) => ({
  bytes: Y.encodeStateAsUpdate(doc).length,
  entries: [...doc.store.clients.values()].reduce((sum, structs) => sum + structs.length, 0),
})

/** A service with a field that no service has. */
function hidden(at: number): Uint8Array {
  const doc = new Y.Doc()
  const service = new Y.Map([['hidden', 'x'.repeat(3.5 * MEGABYTE)]])
  doc.getMap('services').set(`m${at}`, service)
  return Y.encodeStateAsUpdate(doc)
}

describe('a hostile page', () => {
  it('cannot fill a board with what nobody sees, and the others draw on', async () => {
    const { boards, onDisk } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = browser(boards, id)
    const codes: string[] = []
    for (let at = 0; at < 8; at++) codes.push(code(await boards.edit(id, hidden(at), 'mallory')))
    expect(codes).toEqual([...Array(5).fill('ok'), ...Array(3).fill('boardTooLarge')])
    expect(code(await boards.edit(id, ann.update(addService('s1')), 'ann'))).toBe('ok')
    expect([...onDisk(id).services.keys()]).toContain('s1')
  })

  it.each([
    ['in a place of its own', (doc: Y.Doc) => doc.getMap('hidden').set('x', 1)],
    ['in a list', (doc: Y.Doc) => doc.getArray('services').push(['x'])],
    ['under a name that no element has', (doc: Y.Doc) => doc.getMap('services').set('x'.repeat(101), new Y.Map())],
  ])('cannot keep anything %s', async (_, hide) => {
    const { boards, onDisk } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = browser(boards, id)
    const doc = new Y.Doc()
    hide(doc)
    expect(code(await boards.edit(id, Y.encodeStateAsUpdate(doc), 'mallory'))).toBe('editUnreadable')
    expect(code(await boards.edit(id, ann.update(addService('s1')), 'ann'))).toBe('ok')
    expect(onDisk(id).services.size).toBe(1)
  })
})
