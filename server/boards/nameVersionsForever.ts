import { writeSync } from 'node:fs'
import { openBoards } from './sqliteBoards'

/** A server that is made to be killed: it renames the one board in its folder, names a version after it and prints its number once it is acknowledged. */
const [, , folder = ''] = process.argv
const STDOUT = 1

const boards = openBoards(folder)
const [board] = boards.list()
if (!board) throw new Error(`There is no board in ${folder}.`)
const kept = boards.versions.list(board.id, { limit: 1 })

for (let count = Number(kept.ok ? (kept.value.versions[0]?.name ?? -1) : -1) + 1; ; count++) {
  boards.rename(board.id, `Shop ${count}`)
  const outcome = await boards.versions.name(board.id, `${count}`)
  if (!outcome.ok) throw new Error(outcome.problem.sentence)
  writeSync(STDOUT, `${count}\n`)
}
