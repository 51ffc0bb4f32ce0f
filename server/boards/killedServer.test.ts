import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { expect, it, onTestFinished } from 'vitest'
import { addService, boardsForTests, browser, named, value } from './boardsForTests'
import { openBoards } from './sqliteBoards'

const KILLS = 8

it(`loses no acknowledged edit over ${KILLS} kill -9 amid edits`, { timeout: 60_000 }, async () => {
  const folder = temporaryFolder()
  const boards = openBoards(folder)
  const id = value(boards.create(named('Shop')))
  boards.close()
  const script = await bundledWriter()
  let acknowledged = 0
  for (let kill = 0; kill < KILLS; kill++) {
    acknowledged = await writeUntilKilled(script, { folder, edits: 5 + kill * 30 })
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

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'boards-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Inside node_modules, so that the bundle finds what it imports. */
async function bundledWriter(): Promise<string> {
  mkdirSync('node_modules/.cache', { recursive: true })
  const outDir = mkdtempSync('node_modules/.cache/boards-')
  onTestFinished(() => rmSync(outDir, { recursive: true }))
  const rollupOptions = { input: 'server/boards/saveForever.ts', output: { entryFileNames: 'saveForever.mjs' } }
  await build({ configFile: false, logLevel: 'error', build: { ssr: true, target: 'node20', outDir, rollupOptions } })
  return join(outDir, 'saveForever.mjs')
}

/** Kills the writer once it has acknowledged so many more edits; resolves to how many were acknowledged in all. */
async function writeUntilKilled(script: string, { folder, edits }: { folder: string; edits: number }): Promise<number> {
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
    if (printed.split('\n').length > edits) child.kill('SIGKILL')
  })
  await once(child, 'close')
  const complete = printed.slice(0, printed.lastIndexOf('\n')).split('\n')
  return Number(complete.at(-1)) + 1
}

/** Each end, one byte either side of it, and some places in between. */
function cuts(from: number, ends: readonly number[]): readonly number[] {
  const edges = ends.flatMap((end) => [end - 1, end, end + 1])
  const last = ends.at(-1) ?? from
  const between = Array.from({ length: 60 }, (_, at) => from + Math.floor(((last - from) * ((at * 37) % 61)) / 61))
  return [...edges, ...between].filter((cut) => cut <= last)
}
