import { expect, it } from 'vitest'
import { bundledScript, temporaryFolder, writeUntilKilled } from './killedWriterForTests'
import { openTables } from './tables'

const KILLS = 5
const TABLE = { boardId: 'b', storeId: 'customers' }
const ALL = 1_000_000

it(`keeps every committed row, its change and its event over ${KILLS} kill -9`, { timeout: 60_000 }, async () => {
  const folder = temporaryFolder()
  const script = await bundledScript('server/boards/writeRowsForever.ts')
  let committed = 0
  for (let kill = 0; kill < KILLS; kill++) {
    committed = await writeUntilKilled(script, { folder, writes: 20 + kill * 50 })
    const tables = openTables(folder)
    const rows = tables.rows(TABLE, ALL)
    const ids = tables.changesAfter(TABLE, 0, ALL).map(({ id }) => id)
    const events = tables.outbox({ boardId: 'b', connectionId: 'outbox' }, ALL).map(({ id }) => id)
    tables.close()
    expect(rows.size - committed).toBeOneOf([0, 1])
    expect(ids).toEqual(Array.from(rows, (_, count) => String(count)))
    expect(events).toEqual(ids)
  }
  expect(committed).toBeGreaterThan(KILLS * 50)
})
