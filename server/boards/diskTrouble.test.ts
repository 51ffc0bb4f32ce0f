import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { deriveTopology } from '../../shared/document/boardDocument'
import type { BoardEdit } from '../../shared/document/port'
import { openBoardDatabase } from './boardDatabase'
import { addService, boardsForTests, browser, code, named, value } from './boardsForTests'
import { BoardsUnusable } from './boardsUnusable'
import type { Database } from './openDatabase'

/** Each makes trouble and gives back what mends it. */
const troubles: readonly [string, string, (database: Database, folder: string) => () => void][] = [
  [
    'full',
    'diskFull',
    (database) => {
      database.exec(`pragma max_page_count = ${database.prepare('pragma page_count').get().page_count}`)
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
    (_, folder) => {
      const other = openBoardDatabase(folder)
      other.exec('begin immediate')
      return () => {
        other.exec('rollback')
        other.close()
      }
    },
  ],
]

const bigNote = (edit: BoardEdit) => edit.putNote({ id: 'n1', text: 'x'.repeat(60_000) })

it.each(troubles)(
  'a disk that is %s refuses all edits of the turn, applies no half of it, and recovers',
  async (_, expected, cause) => {
    const { boards, database, folder, onDisk } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = browser(boards, id)
    const ben = browser(boards, id)
    const told: string[] = []
    boards.onEdited((boardId) => told.push(boardId))
    const updates = [ann.update(addService('s1')), ben.update(bigNote), ann.update(addService('s2'))]

    const mend = cause(database, folder)
    const refused = await Promise.all(updates.map((update) => boards.edit(id, update)))
    expect(refused.map(code)).toEqual([expected, expected, expected])
    expect(refused.every((outcome) => !outcome.ok && outcome.problem.retriable)).toBe(true)
    expect([value(boards.topology(id)).services.size, told.length]).toEqual([0, 0])
    expect([code(boards.create(deriveTopology(ben.doc))), boards.list().length]).toEqual([expected, 1])

    mend()
    const repeated = await Promise.all(updates.map((update) => boards.edit(id, update)))
    expect(repeated.map(code)).toEqual(['ok', 'ok', 'ok'])
    expect([...onDisk(id).services.keys(), ...onDisk(id).notes.keys()]).toEqual(['s1', 's2', 'n1'])
  },
)

it('a folder that cannot be opened is told with a sentence', () => {
  const { folder } = boardsForTests()
  const damaged = join(folder, 'damaged')
  mkdirSync(damaged)
  const file = join(damaged, 'boards.db')
  writeFileSync(file, 'not a database, but long enough to be one '.repeat(50))
  const open = (place: string) => () => openBoardDatabase(place)
  expect(open(damaged)).toThrow(BoardsUnusable)
  expect(open(damaged)).toThrow(/^The boards in .* cannot be opened\. The file of the boards is damaged\. .*copy/)
  expect(open(file)).toThrow(/^The folder .* cannot be used for boards: /)
})
