import { copyFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Java's classes as memory images, recorded when the first broker stops; the next starts in half the time. */
export type ClassDataArchive = {
  /** For the JVM: use the archive, or record one. */
  readonly flags: readonly string[]
  /** After an orderly stop: what was recorded is there for the next start. */
  keep(): Promise<void>
  /** After a start that failed: Java ignores an archive that does not fit it, but a damaged one takes it down. */
  discard(): Promise<void>
}

type Recording = {
  readonly dataFolder: string
  /** A node that is not all of Kafka has not seen all of its classes. */
  readonly mayRecord: boolean
}

/** @param file where the archive is kept; one per Kafka version and Java version. */
export async function openClassDataArchive(
  file: string,
  { dataFolder, mayRecord }: Recording,
): Promise<ClassDataArchive> {
  const quiet = ['-Xshare:auto', '-Xlog:disable', '-Xlog:all=error:stderr']
  const recording = join(dataFolder, 'recording.jsa')
  await rm(recording, { force: true })
  const discard = () => rm(file, { force: true })
  if (await exists(file)) return { flags: [...quiet, `-XX:SharedArchiveFile=${file}`], keep: async () => {}, discard }
  if (!mayRecord) return { flags: quiet, keep: async () => {}, discard }
  return { flags: [...quiet, `-XX:ArchiveClassesAtExit=${recording}`], keep: () => move(recording, file), discard }
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
