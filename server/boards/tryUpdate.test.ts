import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { deriveTopology, editDocument } from '../../shared/document/boardDocument'
import type { BoardEdit } from '../../shared/document/port'
import { sameTopology } from '../../shared/document/sameTopology'
import { addService, boardsForTests, browser, code, named, value } from './boardsForTests'

describe('a refused edit', () => {
  const bombs: readonly [string, string, () => Uint8Array][] = [
    ['bytes that are no update', 'editUnreadable', () => Uint8Array.of(9, 9, 9, 9, 255)],
    ['an empty one', 'editUnreadable', () => new Uint8Array()],
    ['a value nested 8,000 deep', 'editUnreadable', () => valueBomb(8000)],
    ['a value nested 900 deep, which this process could still read', 'editUnreadable', () => valueBomb(900)],
    ['maps nested 4,000 deep', 'editUnreadable', () => mapBomb(4000)],
    [
      'a text where a map belongs',
      'editUnreadable',
      () => updateOf((doc) => doc.getMap('services').set('s', new Y.Text('x'))),
    ],
    [
      'a document in the document',
      'editUnreadable',
      () => updateOf((doc) => doc.getMap('services').set('s', new Y.Doc())),
    ],
    ['a value in pieces, which Yjs would cut one by one', 'editUnreadable', () => inPieces()],
    ['changes of one thing that know nothing of each other', 'editUnreadable', () => unaware(101)],
    ['entries in the middle of what was deleted', 'editUnreadable', () => amidDeleted(102)],
    ['one of more than 4 MB', 'editTooLarge', () => new Uint8Array(4 * 1024 * 1024 + 1)],
    ['more nodes than a board holds', 'boardTooLarge', () => manyNotes(10_001)],
    ['more stores than a board holds nodes', 'boardTooLarge', () => manyStores(10_001)],
    ['more invariants than a board holds', 'boardTooLarge', () => manyInvariants(101)],
    ['more faults than a board holds', 'boardTooLarge', () => manyFaults(101)],
  ]

  it.each(bombs)('%s costs nobody else anything', async (_, expected, bomb) => {
    const { boards, onDisk } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = browser(boards, id)
    const [before, refused, after] = await Promise.all([
      boards.edit(id, ann.update(addService('s1'))),
      boards.edit(id, bomb()),
      boards.edit(id, ann.update(addService('s2'))),
    ])
    expect([before, refused, after].map(code)).toEqual(['ok', expected, 'ok'])
    expect([...onDisk(id).services.keys()]).toEqual(['s1', 's2'])
    expect(sameTopology(onDisk(id), value(boards.topology(id)))).toBe(true)
    expect(deriveTopology(browser(boards, id).doc).services.size).toBe(2)
  })

  it('whose predecessor never arrived asks for a resync and is not kept', async () => {
    const { boards, onDisk } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = browser(boards, id)
    const lost = ann.update(addService('s1'))
    const next = ann.update(addService('s2'))
    expect(code(await boards.edit(id, next))).toBe('resync')
    expect(code(await boards.edit(id, lost))).toBe('ok')
    expect([...value(boards.topology(id)).services.keys()]).toEqual(['s1'])
    const { stateVector } = value(boards.join(id, Y.encodeStateVector(ann.doc)))
    expect(code(await boards.edit(id, Y.encodeStateAsUpdate(ann.doc, stateVector)))).toBe('ok')
    expect([...onDisk(id).services.keys()]).toEqual(['s1', 's2'])
  })

  it('is one that claims places of somebody else, where it could hide their next edits', async () => {
    const { boards, onDisk } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = browser(boards, id)
    const first = ann.update(addService('s1'))
    expect(code(await boards.edit(id, first, 'ann'))).toBe('ok')
    expect(code(await boards.edit(id, fillerAfter(ann.doc), 'mallory'))).toBe('writtenByAnother')
    expect(code(await boards.edit(id, first, 'ben'))).toBe('ok')
    expect(code(await boards.edit(id, ann.update(addService('s2')), 'ann'))).toBe('ok')
    expect([...onDisk(id).services.keys()]).toEqual(['s1', 's2'])
  })

  it('leaves a board of exactly the allowed size', async () => {
    const { boards } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    expect(code(await boards.edit(id, manyNotes(10_000)))).toBe('ok')
  })

  it('of a state vector that is none', () => {
    const { boards } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    expect(code(boards.join(id, Uint8Array.of(255, 255, 255, 255, 255, 255)))).toBe('stateUnreadable')
  })
})

function updateOf(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

/** An update of one entry without content, in the places that this person's next hundred changes would take. */
function fillerAfter({ clientID, store }: Y.Doc): Uint8Array {
  const [clients, entries, filler, length, deletions] = [1, 1, 0, 100, 0]
  const clock = Y.getState(store, clientID)
  return Uint8Array.from([clients, entries, ...varint(clientID), ...varint(clock), filler, length, deletions])
}

const varint = (value: number): number[] =>
  value < 128 ? [value] : [128 + (value % 128), ...varint(Math.floor(value / 128))]

/** Yjs itself cannot write one this deep, so the levels are put into the bytes of a shallow one. */
function valueBomb(levels: number): Uint8Array {
  const [array, null_] = [117, 126]
  const update = updateOf((doc) => doc.getMap('services').set('bomb', [null]))
  const at = update.findIndex((byte, index) => byte === array && update[index + 1] === 1 && update[index + 2] === null_)
  const nested = Array(levels).fill([array, 1]).flat()
  return Uint8Array.from([...update.slice(0, at), ...nested, ...update.slice(at)])
}

const mapBomb = (levels: number) =>
  updateOf((doc) =>
    doc.transact(() => {
      let map = doc.getMap<unknown>('services')
      for (let level = 0; level < levels; level++) {
        const inner = new Y.Map<unknown>()
        map.set('a', inner)
        map = inner
      }
    }),
  )

function inPieces(): Uint8Array {
  const [null_, noDeletions] = [126, 0]
  const update = updateOf((doc) => doc.getMap('layout').set('s', null))
  expect([...update.slice(-3)]).toEqual([1, null_, noDeletions])
  return Uint8Array.from([...update.slice(0, -3), 2, null_, null_, noDeletions])
}

const unaware = (pages: number) =>
  Y.mergeUpdates(Array.from({ length: pages }, () => updateOf((doc) => doc.getMap('layout').set('s', [1, 1]))))

/** One page has set a thing often, and what is left of that is one entry; another one has followed each of its values. */
function amidDeleted(length: number): Uint8Array {
  const [deleted, any, null_, noDeletions] = [1, 8, 126, 0]
  const [hasOrigin, hasKey, inRoot] = [128, 32, 1]
  const text = (value: string) => [value.length, ...new TextEncoder().encode(value)]
  const [page, other] = [9, 3]
  const one = [1, page, 0, deleted + hasKey, inRoot, ...text('layout'), ...text('s'), ...varint(length)]
  const followers = Array.from({ length: length - 1 }, (_, at) => [any + hasOrigin, page, ...varint(at), 1, null_])
  return Uint8Array.from([2, ...one, ...varint(followers.length), other, 0, ...followers.flat(), noDeletions])
}

const many = (count: number, put: (edit: BoardEdit, id: string) => void) =>
  updateOf((doc) => editDocument(doc, (edit) => Array.from({ length: count }, (_, at) => put(edit, `n${at}`))))
const manyNotes = (count: number) => many(count, (edit, id) => edit.putNote({ id, text: '' }))
const manyStores = (count: number) => many(count, (edit, id) => edit.putStore({ id, name: '' }))
const manyInvariants = (count: number) => many(count, (edit, id) => edit.putInvariant({ id, name: '', expect: '' }))
const manyFaults = (count: number) => many(count, (edit, id) => edit.putFault({ id, fault: '' }))
