import { writeSync } from 'node:fs'
import * as Y from 'yjs'
import { createBoardDocument, editDocument } from '../../shared/document/boardDocument'
import { openBoards } from './sqliteBoards'

/** A server that is made to be killed: it edits the one board in its folder and prints each edit's number once it is acknowledged. */
const [, , folder = ''] = process.argv
const STDOUT = 1

const boards = openBoards(folder)
const [board] = boards.list()
if (!board) throw new Error(`There is no board in ${folder}.`)
const doc = createBoardDocument()
const joined = boards.join(board.id, Y.encodeStateVector(doc))
if (joined.ok) Y.applyUpdate(doc, joined.value.update)

for (let count = board.topology.notes.size; ; count++) {
  const before = Y.encodeStateVector(doc)
  editDocument(doc, (edit) => edit.putNote({ id: `${count}`, text: 'x'.repeat(count % 500) }))
  const outcome = await boards.edit(board.id, Y.encodeStateAsUpdate(doc, before))
  if (!outcome.ok) throw new Error(outcome.problem.sentence)
  writeSync(STDOUT, `${count}\n`)
}
