import { copyFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Java's classes as memory images, recorded when the first broker stops; the next starts in half the time. */
export type ClassDataArchive = {
  /** For the JVM: use the archive, or record one. Java ignores an archive that does not fit it. */
  readonly flags: readonly string[]
  /** Call after an orderly stop. */
  keep(): Promise<void>
}

/** @param file where the archive is kept; one per Kafka version and Java version. */
export async function openClassDataArchive(file: string, dataFolder: string): Promise<ClassDataArchive> {
  const quiet = ['-Xshare:auto', '-Xlog:disable', '-Xlog:all=error:stderr']
  if (await exists(file)) return { flags: [...quiet, `-XX:SharedArchiveFile=${file}`], keep: async () => {} }
  const recording = join(dataFolder, 'recording.jsa')
  return { flags: [...quiet, `-XX:ArchiveClassesAtExit=${recording}`], keep: () => move(recording, file) }
}

/** The cache may be on another disk than the data, hence a copy; in two steps, so that nobody sees half an archive. */
async function move(recording: string, file: string): Promise<void> {
  if (!(await exists(recording))) return
  const draft = `${file}.${process.pid}`
  try {
    await copyFile(recording, draft)
    await rename(draft, file)
  } finally {
    await Promise.all([rm(recording, { force: true }), rm(draft, { force: true })])
  }
}

const exists = async (file: string) => (await stat(file).catch(() => undefined)) !== undefined
