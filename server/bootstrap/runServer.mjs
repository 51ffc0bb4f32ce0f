import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { dyingWithParent } from '../kafka/embedded/dyingWithParent.mjs'
import { ALREADY_RUNS } from './alreadyRuns.mjs'
import { onePress } from './onePress.mjs'
import { inProject, root } from './project.mjs'

const ADDRESS_LINE = /^Streamboard (?:is ready|already runs) at (http:\S+)/

/**
 * Runs the server and resolves with its exit code. Where one already runs on the same data folder, its address is as good: whoever starts
 * Streamboard a second time wants to see it. Signals are passed on one by one: the server has a process group of its own, so that
 * Ctrl-C reaches it once, by us, and it dies with us where the system can promise that.
 *
 * @param {{ args: readonly string[], signal: AbortSignal, onAddress: (address: string) => void }} options
 * @returns {Promise<number>}
 */
export async function runServer({ args, signal, onAddress }) {
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
    stdio: ['inherit', 'pipe', 'pipe'],
  })
  child.stdout.pipe(process.stdout)
  child.stderr.pipe(process.stderr)
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      const address = ADDRESS_LINE.exec(line)?.[1]
      if (address) onAddress(address)
    })
  }
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(
      name,
      onePress(() => child.kill(name)),
    )
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code === ALREADY_RUNS ? 0 : (code ?? 1)))
  })
}
