import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** @param {readonly string[]} path */
export const inProject = (...path) => join(root, ...path)

/** As in server/config.ts, for the time before the server is built. */
export const cacheFolder = () => process.env.STREAMBOARD_CACHE || join(homedir(), '.cache', 'streamboard')

/** A sentence for the person at the terminal. Standard output belongs to the program that is started. @param {string} sentence */
export const say = (sentence) => void process.stderr.write(`${sentence}\n`)

/** Ends the bootstrap with a sentence instead of a stack. */
export class Refusal extends Error {}

/** Runs a bootstrap to its exit code. @param {(signal: AbortSignal) => Promise<number>} work */
export async function runBootstrap(work) {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  // As often as it comes: we are there until what we have started has ended.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, stop)
  try {
    process.exitCode = await work(stopping.signal)
  } catch (error) {
    process.exitCode = 1
    if (!stopping.signal.aborted && !(error instanceof Refusal)) throw error
    if (error instanceof Refusal) say(error.message)
  }
}
