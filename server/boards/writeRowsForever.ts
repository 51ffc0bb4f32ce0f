import { writeSync } from 'node:fs'
import { openTables } from './tables'

/** A server that is made to be killed: it writes rows, each with an event in the outbox, and prints each one's number once it is committed. */
const [, , folder = ''] = process.argv
const STDOUT = 1
const TABLE = { boardId: 'b', storeId: 'customers' }

const tables = openTables(folder)

for (let count = tables.lastChange(TABLE); ; count++) {
  const row = JSON.stringify({ id: String(count), text: 'x'.repeat(count % 500) })
  const event = { connectionId: 'outbox', type: 'written', key: 'k', value: row }
  const outcome = tables.write(TABLE, { id: String(count), row, at: Date.now() }, () => [event])
  if (!outcome.ok) throw new Error(outcome.problem.sentence)
  writeSync(STDOUT, `${count}\n`)
}
