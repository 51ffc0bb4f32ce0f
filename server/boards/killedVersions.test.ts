import { expect, it } from 'vitest'
import { topologyOfUpdate } from '../../shared/document/topologyOfUpdate'
import { named, value } from './boardsForTests'
import { bundledScript, temporaryFolder, writeUntilKilled } from './killedWriterForTests'
import { openBoards } from './sqliteBoards'

const KILLS = 3

it(`loses no acknowledged version over ${KILLS} kill -9 amid keeping`, { timeout: 60_000 }, async () => {
  const folder = temporaryFolder()
  const boards = openBoards(folder)
  const id = value(boards.create(named('Shop')))
  boards.close()
  const script = await bundledScript('server/boards/nameVersionsForever.ts')
  for (let kill = 0; kill < KILLS; kill++) {
    const acknowledged = await writeUntilKilled(script, { folder, writes: 20 })
    const reopened = openBoards(folder)
    const { versions } = value(reopened.versions.list(id, { limit: 100 }))
    const drawn = versions.map(({ version }) => topologyOfUpdate(value(reopened.versions.read(id, version)))?.name)
    reopened.close()
    expect(acknowledged).toBeGreaterThan(kill * 15)
    expect(versions.length).toBeGreaterThanOrEqual(acknowledged)
    expect(versions.length).toBeLessThanOrEqual(acknowledged + 1)
    expect(versions.map(({ name }) => `Shop ${name}`)).toEqual(drawn)
  }
})
