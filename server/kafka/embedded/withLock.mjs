import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Nothing done under a lock takes longer; an older lock belongs to a process that is gone, whatever its number says now. */
const STALE_MS = 10 * 60_000

/**
 * Does the work while no other process does work under the same lock file. A lock left behind by a killed process is taken over.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {AbortSignal} [signal] ends the waiting, not the work
 * @returns {Promise<T>}
 */
export async function withLock(file, work, signal) {
  await mkdir(dirname(file), { recursive: true })
  while (!(await claim(file))) {
    if (await isAbandoned(file)) await rm(file, { force: true })
    else await pause(100, undefined, { signal })
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

/** @param {string} file */
async function claim(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** @param {string} file */
async function isAbandoned(file) {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)])
    const isJustBeingWritten = text === '' && Date.now() - mtimeMs < 1_000
    return !isJustBeingWritten && (!isAlive(Number(text)) || Date.now() - mtimeMs > STALE_MS)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  if (!(pid > 0)) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : undefined)
