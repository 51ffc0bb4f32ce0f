import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes the folder and those above it. Node's own recursive mkdir never returns below /proc, where a folder that is there cannot hold another. */
export function makeFolder(folder: string): void {
  if (isThere(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    if (!isThere(folder)) throw error
  }
}

const isThere = (folder: string) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false
