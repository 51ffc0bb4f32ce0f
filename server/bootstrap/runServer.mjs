import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { dyingWithParent } from '../kafka/embedded/dyingWithParent.mjs'
import { inProject, root } from './project.mjs'

const READY_LINE = /^Streamboard is ready at (http:\S+)/

/**
 * Runs the server and resolves with its exit code. Signals are passed on one by one: the server has a process group of its own, so that
 * Ctrl-C reaches it once, by us, and it dies with us where the system can promise that.
 *
 * @param {{ args: readonly string[], signal: AbortSignal, onReady: (address: string) => void }} options
 * @returns {Promise<number>}
 */
export async function runServer({ args, signal, onReady }) {
  const [command = '', ...rest] = [
    ...(await dyingWithParent()),
    process.execPath,
    inProject('dist/server/main.js'),
    ...args,
  ]
  if (signal.aborted) return 1
  const child = spawn(command, rest, {
    cwd: root,
    detached: process.platform !== 'win32',
    stdio: ['inherit', 'pipe', 'inherit'],
  })
  child.stdout.pipe(process.stdout)
  createInterface({ input: child.stdout }).on('line', (line) => {
    const address = READY_LINE.exec(line)?.[1]
    if (address) onReady(address)
  })
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, () => child.kill(name))
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
}
