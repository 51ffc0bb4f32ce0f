import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The real server, as `npm start` runs it, with a data folder and a port of its own. */
export type StreamboardServer = {
  readonly address: string
  readonly dataFolder: string
  readonly pid: number
  readonly output: () => string
  /** `kill -9`: no goodbye, nothing flushed. */
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
}

export type ServerOptions = {
  readonly dataFolder: string
  readonly port: number
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
}

const MAIN = join(import.meta.dirname, '..', 'dist', 'server', 'main.js')

export async function startStreamboard({
  dataFolder,
  port,
  env = {},
  args = [],
}: ServerOptions): Promise<StreamboardServer> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: {
      ...process.env,
      KAFKA_BROKERS: '',
      STREAMBOARD_EMBEDDED_BROKERS: '',
      HOST: '127.0.0.1',
      ...env,
      STREAMBOARD_DATA: dataFolder,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const address = await firstAddress(child, () => output)
  return {
    address,
    dataFolder,
    pid: child.pid ?? 0,
    output: () => output,
    kill: async () => void (await end(child, 'SIGKILL')),
    stop: () => end(child, 'SIGTERM'),
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
  return child.exitCode
}

function firstAddress(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const address = /ready at (http:\/\/\S+)/.exec(output())?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was ready:\n${output()}`)))
  })
}

export const temporaryFolder = () => mkdtemp(join(tmpdir(), 'streamboard-'))
export const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true })

/** A port that was free a moment ago, so that a server can come back at the same address. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
