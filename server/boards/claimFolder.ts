import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { z } from 'zod'
import { boardsUnusable } from './boardsUnusable'
import { makeFolder } from './makeFolder'
import { isHeldByAnother } from './storageProblem'

/** Who uses a data folder, in its `server.json`. Without an address while it starts and while it stops. */
export type Holder = z.infer<typeof Holder>
const Holder = z.object({ pid: z.number(), address: z.string().optional() })

export type FolderClaim = {
  /** Where people find this server; null = nowhere any more, it is about to release the folder. */
  announce(address: string | null): void
  /** Idempotent. */
  release(): void
}

export type ClaimOutcome =
  | { readonly kind: 'claimed'; readonly claim: FolderClaim }
  | { readonly kind: 'taken'; readonly by: Holder | null }

/** Longer than a server takes to start or to stop its broker. */
const PATIENCE_MS = 15_000

/**
 * Makes the data folder this process's own, or says whose it is; waits for one that is just starting or stopping. What decides is a lock
 * of the operating system on a file that stays empty, so it ends with its process, however that ends, and no process id can be mistaken.
 * Throws BoardsUnusable when the folder cannot be used.
 */
export async function claimFolder(folder: string, patienceMs = PATIENCE_MS): Promise<ClaimOutcome> {
  for (const deadline = Date.now() + patienceMs; ; await pause(50)) {
    const lock = lockOf(folder)
    if (lock) return { kind: 'claimed', claim: claimWith(lock, folder) }
    const by = holderOf(folder)
    if (by?.address !== undefined || Date.now() >= deadline) return { kind: 'taken', by }
  }
}

function lockOf(folder: string): DatabaseSyncInstance | null {
  try {
    makeFolder(folder)
    return exclusive(join(folder, 'server.lock'))
  } catch (error) {
    if (isHeldByAnother(error)) return null
    throw boardsUnusable(error, folder)
  }
}

function exclusive(file: string): DatabaseSyncInstance {
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    lock.exec('begin exclusive')
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}

function claimWith(lock: DatabaseSyncInstance, folder: string): FolderClaim {
  const note = noteIn(folder)
  const write = (holder: Holder) => writeFileSync(note, `${JSON.stringify(holder)}\n`)
  try {
    write({ pid: process.pid })
  } catch (error) {
    lock.close()
    throw boardsUnusable(error, folder)
  }
  return {
    announce: (address) => {
      // A disk that has filled up since costs others the address, not us the server.
      try {
        write({ pid: process.pid, ...(address !== null && { address }) })
      } catch {}
    },
    release: () => {
      if (!lock.isOpen) return
      rmSync(note, { force: true })
      lock.close()
    },
  }
}

/** null while nobody has written who it is. */
function holderOf(folder: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(noteIn(folder), 'utf8')))
  } catch {
    return null
  }
}

const noteIn = (folder: string) => join(folder, 'server.json')
