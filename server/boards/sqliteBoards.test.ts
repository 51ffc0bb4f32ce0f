import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createBoardDocument, deriveTopology, editDocument } from '../../shared/document/boardDocument'
import type { BoardEdit } from '../../shared/document/port'
import { sameTopology } from '../../shared/document/sameTopology'
import type { Outcome } from '../../shared/protocol/problem'
import { EMPTY_TOPOLOGY, type Topology } from '../../shared/topology/model'
import { openBoardDatabase } from './boardDatabase'
import type { Boards } from './port'
import { boardsIn, openBoards } from './sqliteBoards'

let folder: string
let boards: Boards
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boards-'))
  boards = openBoards(folder)
})
afterEach(() => {
  boards.close()
  rmSync(folder, { recursive: true })
})

const named = (name: string): Topology => ({ ...EMPTY_TOPOLOGY, name })

const values = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.problem.sentence)
  return outcome.value
}
const codes = <T>(outcome: Outcome<T>) => (outcome.ok ? 'ok' : outcome.problem.code)

/** A browser's document: joined once, every change gives one update. */
function browser(boardId: string, server = boards) {
  const doc = createBoardDocument()
  Y.applyUpdate(doc, values(server.join(boardId, Y.encodeStateVector(doc))).update)
  return {
    doc,
    update: (change: (edit: BoardEdit) => void): Uint8Array => {
      const before = Y.encodeStateVector(doc)
      editDocument(doc, change)
      return Y.encodeStateAsUpdate(doc, before)
    },
  }
}

const addService = (id: string) => (edit: BoardEdit) => edit.putService({ id, name: id, language: 'typescript' })

/** What a server would find that starts with the files as they are now. */
function onDisk(boardId: string): Topology {
  const copy = mkdtempSync(join(tmpdir(), 'boards-copy-'))
  cpSync(folder, copy, { recursive: true })
  const reopened = openBoards(copy)
  const topology = values(reopened.topology(boardId))
  reopened.close()
  rmSync(copy, { recursive: true })
  return topology
}

describe('an edit', () => {
  it('is on disk when it is acknowledged, and told afterwards', async () => {
    const id = values(boards.create(named('Shop')))
    const told: string[] = []
    boards.onEdited((boardId, update, topology) => told.push(`${boardId} ${update.length} ${topology.services.size}`))
    const update = browser(id).update(addService('s1'))
    const acknowledged = boards.edit(id, update)
    expect(values(boards.topology(id)).services.size).toBe(0)
    expect(codes(await acknowledged)).toBe('ok')
    expect([...onDisk(id).services.keys()]).toEqual(['s1'])
    expect([...values(boards.topology(id)).services.keys()]).toEqual(['s1'])
    expect(told).toEqual([`shop ${update.length} 1`])
  })

  it('of one turn shares a commit with the others of that turn, in order', async () => {
    const one = values(boards.create(named('One')))
    const two = values(boards.create(named('Two')))
    const ann = browser(one)
    const ben = browser(two)
    const told: string[] = []
    boards.onEdited((boardId, _, topology) => told.push(`${boardId} ${topology.services.size}`))
    const outcomes = await Promise.all([
      boards.edit(one, ann.update(addService('s1'))),
      boards.edit(two, ben.update(addService('s1'))),
      boards.edit(one, ann.update(addService('s2'))),
    ])
    expect(outcomes.map(codes)).toEqual(['ok', 'ok', 'ok'])
    expect(told).toEqual(['one 1', 'two 1', 'one 2'])
  })

  it('gives everyone the same board whoever joined when', async () => {
    const id = values(boards.create(named('Shop')))
    const ann = browser(id)
    await boards.edit(id, ann.update(addService('s1')))
    const ben = browser(id)
    await boards.edit(id, ben.update(addService('s2')))
    const late = browser(id)
    expect(sameTopology(deriveTopology(late.doc), values(boards.topology(id)))).toBe(true)
    expect(late.doc.getMap('services').size).toBe(2)
  })

  it('on a board that does not exist is refused', async () => {
    const names = ['nowhere', '../boards', '%2e%2e', '\0', 'x'.repeat(10_000), '__proto__']
    for (const name of names) {
      expect(codes(await boards.edit(name, Uint8Array.of(0, 0)))).toBe('noBoard')
      expect(codes(boards.join(name, Uint8Array.of(0)))).toBe('noBoard')
      expect(codes(boards.topology(name))).toBe('noBoard')
      expect([boards.prefix(name), boards.owned(name).size]).toEqual(['', 0])
    }
  })
})

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
    ['one of more than 4 MB', 'editTooLarge', () => new Uint8Array(4 * 1024 * 1024 + 1)],
    ['more nodes than a board holds', 'boardTooLarge', () => manyNotes(10_001)],
  ]

  it.each(bombs)('%s costs nobody else anything', async (_, code, bomb) => {
    const id = values(boards.create(named('Shop')))
    const ann = browser(id)
    const [before, refused, after] = await Promise.all([
      boards.edit(id, ann.update(addService('s1'))),
      boards.edit(id, bomb()),
      boards.edit(id, ann.update(addService('s2'))),
    ])
    expect([before, refused, after].map(codes)).toEqual(['ok', code, 'ok'])
    expect([...onDisk(id).services.keys()]).toEqual(['s1', 's2'])
    expect(sameTopology(onDisk(id), values(boards.topology(id)))).toBe(true)
    expect(deriveTopology(browser(id).doc).services.size).toBe(2)
  })

  it('whose predecessor never arrived asks for a resync and is not kept', async () => {
    const id = values(boards.create(named('Shop')))
    const ann = browser(id)
    const lost = ann.update(addService('s1'))
    const next = ann.update(addService('s2'))
    expect(codes(await boards.edit(id, next))).toBe('resync')
    expect(codes(await boards.edit(id, lost))).toBe('ok')
    expect([...values(boards.topology(id)).services.keys()]).toEqual(['s1'])
    const { stateVector } = values(boards.join(id, Y.encodeStateVector(ann.doc)))
    expect(codes(await boards.edit(id, Y.encodeStateAsUpdate(ann.doc, stateVector)))).toBe('ok')
    expect([...onDisk(id).services.keys()]).toEqual(['s1', 's2'])
  })

  it('leaves a board of exactly the allowed size', async () => {
    const id = values(boards.create(named('Shop')))
    expect(codes(await boards.edit(id, manyNotes(10_000)))).toBe('ok')
  })

  it('of a state vector that is none', () => {
    const id = values(boards.create(named('Shop')))
    expect(codes(boards.join(id, Uint8Array.of(255, 255, 255, 255, 255, 255)))).toBe('stateUnreadable')
  })
})

describe('trouble with the disk', () => {
  /** The same folder over a connection that the test can reach. */
  function reachable() {
    boards.close()
    const database = openBoardDatabase(folder)
    boards = boardsIn(database, Date.now)
    return database
  }
  const pages = (database: ReturnType<typeof openBoardDatabase>) =>
    Number(database.prepare('pragma page_count').get().page_count)
  const bigNote = (id: string) => (edit: BoardEdit) => edit.putNote({ id, text: 'x'.repeat(60_000) })

  const troubles: readonly [string, string, (database: ReturnType<typeof openBoardDatabase>) => () => void][] = [
    [
      'full',
      'diskFull',
      (database) => {
        database.exec(`pragma max_page_count = ${pages(database)}`)
        return () => database.exec('pragma max_page_count = 100000')
      },
    ],
    [
      'read-only',
      'diskReadOnly',
      (database) => {
        database.exec('pragma query_only = 1')
        return () => database.exec('pragma query_only = 0')
      },
    ],
    [
      'locked by another program',
      'storeLocked',
      () => {
        const other = openBoardDatabase(folder)
        other.exec('begin immediate')
        return () => {
          other.exec('rollback')
          other.close()
        }
      },
    ],
  ]

  it.each(troubles)(
    '%s: every edit of the turn is refused, nothing is half applied, and it recovers',
    async (_, code, cause) => {
      const database = reachable()
      const id = values(boards.create(named('Shop')))
      const ann = browser(id)
      const ben = browser(id)
      const mend = cause(database)
      const told: unknown[] = []
      boards.onEdited((boardId) => told.push(boardId))
      const updates = [ann.update(addService('s1')), ben.update(bigNote('n1')), ann.update(addService('s2'))]
      const refused = await Promise.all(updates.map((update) => boards.edit(id, update)))
      expect(refused.map(codes)).toEqual([code, code, code])
      expect(refused.every((outcome) => !outcome.ok && outcome.problem.retriable === true)).toBe(true)
      expect([values(boards.topology(id)).services.size, told.length]).toEqual([0, 0])
      expect([codes(boards.create(deriveTopology(ben.doc))), boards.list().length]).toEqual([code, 1])
      mend()
      const repeated = await Promise.all(updates.map((update) => boards.edit(id, update)))
      expect(repeated.map(codes)).toEqual(['ok', 'ok', 'ok'])
      expect([...onDisk(id).services.keys(), ...onDisk(id).notes.keys()]).toEqual(['s1', 's2', 'n1'])
    },
  )
})

describe('the log', () => {
  it('is made short again, and the board is the same', async () => {
    boards.close()
    const database = openBoardDatabase(folder)
    boards = boardsIn(database, Date.now)
    const id = values(boards.create(named('Shop')))
    const ann = browser(id)
    for (let count = 0; count < 520; count++) {
      await boards.edit(
        id,
        ann.update((edit) => edit.putService({ id: `s${count % 7}`, name: `${count}`, language: 'go' })),
      )
    }
    await new Promise(setImmediate)
    expect(Number(database.prepare('select count(*) as rows from updates').get().rows)).toBeLessThan(30)
    expect(sameTopology(onDisk(id), deriveTopology(ann.doc))).toBe(true)
    expect(codes(await boards.edit(id, ann.update(addService('last'))))).toBe('ok')
    expect(onDisk(id).services.size).toBe(8)
  })
})

describe('the list', () => {
  it('counts ids up from a slug of the name, and never gives one twice', () => {
    const made = ['Social media', 'Social media', 'Übung', '???'].map((name) => values(boards.create(named(name))))
    boards.delete('social-media-2')
    expect([...made, values(boards.create(named('Social Media')))]).toEqual([
      'social-media',
      'social-media-2',
      'ubung',
      'unnamed',
      'social-media-3',
    ])
  })

  it('tells name, order and changes', async () => {
    let clock = 1000
    boards.close()
    boards = boardsIn(openBoardDatabase(folder), () => clock++)
    let changes = 0
    boards.onListChanged(() => changes++)
    const one = values(boards.create(named('One')))
    values(boards.create(named('Two'), { isolated: true }))
    await boards.edit(one, browser(one).update(addService('s1')))
    values(boards.rename(one, 'First'))
    const rows = boards.list().map(({ id, topology, isolated, editedAt }) => [id, topology.name, isolated, editedAt])
    expect(rows).toEqual([
      ['one', 'First', false, 1003],
      ['two', 'Two', true, 1001],
    ])
    expect(changes).toBe(4)
    expect([boards.prefix('one'), boards.prefix('two')]).toEqual(['', 'sb.two.1.'])
  })

  it('copies a board with a history of its own', async () => {
    const id = values(boards.create({ ...named('Shop'), notes: new Map([['n', { id: 'n', text: 'x' }]]) }))
    const copy = values(boards.duplicate(id))
    await boards.edit(
      id,
      browser(id).update((edit) => edit.remove(['n'])),
    )
    expect(copy).toBe('shop-copy')
    expect([values(boards.topology(id)).notes.size, values(boards.topology(copy)).notes.size]).toEqual([0, 1])
  })

  it('keeps a deleted board for a day', async () => {
    const day = 24 * 60 * 60 * 1000
    let clock = day
    const reopen = () => {
      boards.close()
      boards = boardsIn(openBoardDatabase(folder), () => clock)
    }
    reopen()
    const id = values(boards.create(named('Shop')))
    const ann = browser(id)
    await boards.edit(id, ann.update(addService('s1')))
    boards.own(id, 'orders')
    values(boards.delete(id))
    expect([
      boards.list().length,
      codes(boards.delete(id)),
      codes(await boards.edit(id, ann.update(addService('s2')))),
    ]).toEqual([0, 'noBoard', 'noBoard'])
    clock += day - 1
    reopen()
    expect(codes(boards.restore(id))).toBe('ok')
    expect([...values(boards.topology(id)).services.keys(), ...boards.owned(id)]).toEqual(['s1', 'orders'])
    values(boards.delete(id))
    clock += day
    reopen()
    expect([codes(boards.restore(id)), boards.owned(id).size]).toEqual(['noBoard', 0])
  })

  it('remembers whose topics are whose', () => {
    const one = values(boards.create(named('One')))
    const two = values(boards.create(named('Two')))
    boards.own(one, 'orders')
    boards.own(one, 'orders')
    boards.own(two, '__proto__')
    boards.close()
    boards = openBoards(folder)
    expect([[...boards.owned(one)], [...boards.owned(two)]]).toEqual([['orders'], ['__proto__']])
  })

  it('is not opened when a newer version wrote it', () => {
    boards.close()
    const database = openBoardDatabase(folder)
    database.exec('insert into schema_version values (99)')
    database.close()
    expect(() => openBoards(folder)).toThrow('newer Streamboard')
  })

  it('closes twice, with what waits written', async () => {
    const id = values(boards.create(named('Shop')))
    const acknowledged = boards.edit(id, browser(id).update(addService('s1')))
    boards.close()
    boards.close()
    expect(codes(await acknowledged)).toBe('ok')
    expect(onDisk(id).services.size).toBe(1)
  })
})

function updateOf(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

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

const manyNotes = (count: number) =>
  updateOf((doc) =>
    editDocument(doc, (edit) => Array.from({ length: count }, (_, at) => edit.putNote({ id: `n${at}`, text: '' }))),
  )
