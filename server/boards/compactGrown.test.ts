import { expect, it } from 'vitest'
import { deriveTopology } from '../../shared/document/boardDocument'
import type { BoardEdit } from '../../shared/document/port'
import { sameTopology } from '../../shared/document/sameTopology'
import { addService, boardsForTests, browser, code, named, value } from './boardsForTests'

const rename = (count: number) => (edit: BoardEdit) =>
  edit.putService({ id: `s${count % 7}`, name: `${count}`, language: 'go' })
const bigNote = (count: number) => (edit: BoardEdit) => edit.putNote({ id: 'n', text: `${count}`.repeat(8000) })

it.each([
  ['many small edits', 520, rename, 7],
  ['few large ones', 40, bigNote, 0],
])('after %s the log is short again, and the board the same', async (_, edits, change, services) => {
  const { boards, database, onDisk } = boardsForTests()
  const id = value(boards.create(named('Shop')))
  const ann = browser(boards, id)
  for (let count = 0; count < edits; count++) await boards.edit(id, ann.update(change(count)))
  await new Promise(setImmediate)
  const log = database.prepare('select count(*) as updates, sum(length(bytes)) as bytes from updates').get()
  expect(log.updates).toBeLessThan(30)
  expect(log.bytes).toBeLessThan(150_000)
  expect(sameTopology(onDisk(id), deriveTopology(ann.doc))).toBe(true)
  expect(code(await boards.edit(id, ann.update(addService('last'))))).toBe('ok')
  expect(onDisk(id).services.size).toBe(services + 1)
})
