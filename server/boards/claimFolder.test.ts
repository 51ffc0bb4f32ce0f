import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openBoardDatabase } from './boardDatabase'
import { BoardsUnusable } from './boardsUnusable'
import { claimFolder } from './claimFolder'

const ADDRESS = 'http://127.0.0.1:4150'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'claim-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

async function claimed(folder: string) {
  const outcome = await claimFolder(folder)
  if (outcome.kind === 'taken') throw new Error('taken')
  onTestFinished(() => outcome.claim.release())
  return outcome.claim
}

it('a folder has one server, and who comes second is told which', async () => {
  const folder = temporaryFolder()
  const first = await claimed(folder)
  first.announce(ADDRESS)
  expect(await claimFolder(folder)).toEqual({ kind: 'taken', by: { pid: process.pid, address: ADDRESS } })
  first.release()
  first.release()
  await claimed(folder)
})

it('waits for one that is about to stop', async () => {
  const folder = temporaryFolder()
  const first = await claimed(folder)
  first.announce(ADDRESS)
  first.announce(null)
  const second = claimed(folder)
  first.release()
  await second
  expect(JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8'))).toEqual({ pid: process.pid })
})

it('does not wait for ever for one that never says where it is', async () => {
  const folder = temporaryFolder()
  await claimed(folder)
  expect(await claimFolder(folder, 100)).toEqual({ kind: 'taken', by: { pid: process.pid } })
})

it('takes no note for a server: what one left that was killed is overwritten, even if its process id lives again', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'server.json'), JSON.stringify({ pid: process.ppid, address: ADDRESS }))
  await claimed(folder)
  expect(await claimFolder(folder, 0)).toEqual({ kind: 'taken', by: { pid: process.pid } })
})

it.each([
  ['under /proc', () => '/proc/streamboard/data'],
  ['a file', () => fileIn(temporaryFolder())],
  ['below a file', () => join(fileIn(temporaryFolder()), 'data')],
])('a folder that is %s is refused with a sentence', { timeout: 10_000 }, async (_, place) => {
  const folder = place()
  await expect(claimFolder(folder)).rejects.toThrow(BoardsUnusable)
  await expect(claimFolder(folder)).rejects.toThrow(`The folder ${folder} cannot be used for boards: `)
  expect(() => openBoardDatabase(folder)).toThrow(BoardsUnusable)
})

function fileIn(folder: string): string {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  return file
}
