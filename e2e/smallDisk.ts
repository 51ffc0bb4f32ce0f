import { execFile } from 'node:child_process'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { removeFolder, temporaryFolder } from './streamboardServer'

const run = promisify(execFile)

/** A disk of its own in memory, small enough to be filled. */
export type SmallDisk = {
  readonly folder: string
  /** Not a byte is left. */
  fill(): Promise<void>
  free(): Promise<void>
  remove(): Promise<void>
}

/** null where mounting is not allowed: it takes root on Linux. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | null> {
  const folder = await temporaryFolder()
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).then(
    () => true,
    () => false,
  )
  if (!mounted) {
    await removeFolder(folder)
    return null
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    fill: () => fill(filler),
    free: () => rm(filler),
    remove: async () => {
      await run('umount', [folder])
      await removeFolder(folder)
    },
  }
}

async function fill(path: string): Promise<void> {
  const file = await open(path, 'a')
  try {
    for (;;) await file.appendFile(Buffer.alloc(4096))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    await file.close()
  }
}
