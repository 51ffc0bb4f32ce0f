import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { mountSmallDisk } from '../smallDisk'
import { removeFolder, type StreamboardServer, startStreamboard, temporaryFolder } from '../streamboardServer'

// What a server says of its data folder before it begins: whose it is, and that it cannot be used.

const PROJECT = join(import.meta.dirname, '..', '..')
const MAIN = join(PROJECT, 'dist', 'server', 'main.js')

let folder: string
let servers: StreamboardServer[] = []
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  servers = []
  await removeFolder(folder)
})

const env = (dataFolder: string) => ({
  STREAMBOARD_DATA: dataFolder,
  KAFKA_BROKERS: inject('brokers').join(','),
  PORT: '0',
})

async function start(): Promise<StreamboardServer> {
  const server = await startStreamboard({ dataFolder: folder, port: 0, env: env(folder) })
  servers.push(server)
  return server
}

type End = { readonly code: number | string | null; readonly stdout: string; readonly stderr: string }

const runToEnd = (args: readonly string[], dataFolder: string): Promise<End> =>
  new Promise((resolve) => {
    const options = { env: { ...process.env, ...env(dataFolder) }, timeout: 20_000 }
    execFile(process.execPath, args, options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : (error.code ?? error.signal ?? null), stdout, stderr }),
    )
  })

const refusal = ({ address, pid }: StreamboardServer) =>
  `Streamboard already runs at ${address} (process ${pid}) on the data folder ${folder}. ` +
  'Open that address, or stop it, or set STREAMBOARD_DATA to another folder.\n'

it('a second server on the same data folder is refused and told where the first one is', async () => {
  const first = await start()
  expect(await runToEnd([MAIN], folder)).toEqual({ code: 3, stdout: '', stderr: refusal(first) })
})

it('npm start shows the server that already runs', async () => {
  const first = await start()
  const script = `
    import { runServer } from ${JSON.stringify(pathToFileURL(join(PROJECT, 'server/bootstrap/runServer.mjs')))}
    const onAddress = (address) => console.log('shown ' + address)
    process.exitCode = await runServer({ args: [], signal: new AbortController().signal, onAddress })`
  const end = await runToEnd(['--input-type=module', '-e', script], folder)
  expect(end).toEqual({ code: 0, stdout: `shown ${first.address}\n`, stderr: refusal(first) })
})

it('the folder of a server that was killed or stopped is free at once', async () => {
  await (await start()).kill()
  await (await start()).stop()
  const third = await start()
  expect((await fetch(`${third.address}/healthz`)).ok).toBe(true)
})

it.each([
  ['under /proc', async () => '/proc/streamboard/data'],
  ['a file', async () => await file()],
  ['below a file', async () => join(await file(), 'data')],
  ['a folder whose boards are a file', async () => await boardsAreAFile()],
])('a data folder that is %s is refused in one line', async (_, place) => {
  const dataFolder = await place()
  const { code, stdout, stderr } = await runToEnd([MAIN], dataFolder)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^The folder \S+ cannot be used for boards: .* set STREAMBOARD_DATA to another folder\.\n$/)
  expect(stderr).toContain(dataFolder)
})

it('a full disk is refused in one line', async ({ skip }) => {
  const disk = await mountSmallDisk(1)
  if (!disk) return skip()
  try {
    await disk.fill()
    const { code, stderr } = await runToEnd([MAIN], disk.folder)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^The boards in \S+ cannot be opened\. The disk is full.* Free some space .*\n$/)
  } finally {
    await disk.remove()
  }
})

async function file(): Promise<string> {
  const path = join(folder, 'file')
  await writeFile(path, '')
  return path
}

async function boardsAreAFile(): Promise<string> {
  const place = await mkdtemp(join(folder, 'data-'))
  await writeFile(join(place, 'boards'), '')
  await mkdir(join(place, 'kafka'))
  return place
}
