import { appendFileSync, copyFileSync, cpSync, mkdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addService, boardsForTests, browser, named, value } from './boardsForTests'
import { bundledScript, temporaryFolder, writeUntilKilled } from './killedWriterForTests'
import { openBoards } from './sqliteBoards'

const KILLS = 8

it(`loses no acknowledged edit over ${KILLS} kill -9 amid edits`, { timeout: 60_000 }, async () => {
  const folder = temporaryFolder()
  const boards = openBoards(folder)
  const id = value(boards.create(named('Shop')))
  boards.close()
  const script = await bundledScript('server/boards/saveForever.ts')
  let acknowledged = 0
  for (let kill = 0; kill < KILLS; kill++) {
    acknowledged = await writeUntilKilled(script, { folder, writes: 5 + kill * 30 })
    const reopened = openBoards(folder)
    const { notes } = value(reopened.topology(id))
    reopened.close()
    expect(notes.size).toBeGreaterThanOrEqual(acknowledged)
    expect(notes.size).toBeLessThanOrEqual(acknowledged + 1)
    for (let count = 0; count < acknowledged; count++) expect(notes.get(`${count}`)?.text.length).toBe(count % 500)
  }
  expect(acknowledged).toBeGreaterThan(KILLS * 50)
})

it('opens to exactly the committed edits wherever the last write was torn', async () => {
  const { boards, folder } = boardsForTests()
  const wal = join(folder, 'boards.db-wal')
  const id = value(boards.create(named('Shop')))
  const created = statSync(wal).size
  const ann = browser(boards, id)
  const ends: number[] = []
  for (let count = 0; count < 6; count++) {
    await boards.edit(id, ann.update(addService(`s${count}`)))
    ends.push(statSync(wal).size)
  }
  const copy = temporaryFolder()
  for (const cut of cuts(created, ends)) {
    rmSync(copy, { recursive: true })
    mkdirSync(copy)
    for (const file of ['boards.db', 'boards.db-wal']) copyFileSync(join(folder, file), join(copy, file))
    truncateSync(join(copy, 'boards.db-wal'), cut)
    const reopened = openBoards(copy)
    const { services } = value(reopened.topology(id))
    reopened.close()
    expect([cut, services.size]).toEqual([cut, ends.filter((end) => end <= cut).length])
  }
})

it('is not misled by rubbish behind the last committed edit', async () => {
  const { boards, folder } = boardsForTests()
  const id = value(boards.create(named('Shop')))
  await boards.edit(id, browser(boards, id).update(addService('s1')))
  const copy = temporaryFolder()
  cpSync(folder, copy, { recursive: true })
  appendFileSync(join(copy, 'boards.db-wal'), new Uint8Array(5000).fill(7))
  const reopened = openBoards(copy)
  expect([...value(reopened.topology(id)).services.keys()]).toEqual(['s1'])
  reopened.close()
})

/** Each end, one byte either side of it, and some places in between. */
function cuts(from: number, ends: readonly number[]): readonly number[] {
  const edges = ends.flatMap((end) => [end - 1, end, end + 1])
  const last = ends.at(-1) ?? from
  const between = Array.from({ length: 60 }, (_, at) => from + Math.floor(((last - from) * ((at * 37) % 61)) / 61))
  return [...edges, ...between].filter((cut) => cut <= last)
}
