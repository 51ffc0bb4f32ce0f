import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import type { Problem } from '../../shared/problem'
import { zipFiles } from '../../shared/scaffold/zipFiles'
import { fileProblem } from './fileProblem'

export type ExportFiles = ReadonlyMap<string, { readonly text: string; readonly executable?: boolean }>

/** Into a folder that does not exist yet or is empty: an export never touches a file that is there. */
export async function writeFolder(out: string, files: ExportFiles): Promise<Problem | undefined> {
  try {
    await mkdir(out, { recursive: true })
    const present = await readdir(out)
    if (present.length > 0) return notEmpty(out, present.length)
    for (const [path, { text, executable }] of files) {
      const target = inside(out, path)
      await mkdir(dirname(target), { recursive: true })
      await writeFile(target, text, { flag: 'wx', mode: executable ? 0o755 : 0o644 })
    }
    return undefined
  } catch (cause) {
    return fileProblem(cause, out)
  }
}

export async function writeZip(
  out: string,
  { files, folder }: { readonly files: ExportFiles; readonly folder: string },
): Promise<Problem | undefined> {
  try {
    await mkdir(dirname(out), { recursive: true })
    await writeFile(out, zipFiles(files, folder), { flag: 'wx' })
    return undefined
  } catch (cause) {
    return fileProblem(cause, out)
  }
}

function notEmpty(out: string, count: number): Problem {
  return {
    code: 'notEmpty',
    sentence: `The folder ${out} is not empty: it holds ${count === 1 ? 'one thing' : `${count} things`} already.`,
    next: 'Give an empty folder, or one that does not exist yet.',
  }
}

/** The path joined to the root, if it stays within. The generator makes no other; this is the last door. */
function inside(root: string, path: string): string {
  const target = resolve(root, path)
  const way = relative(resolve(root), target)
  if (way === '' || way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way)
    throw new Error(`The export would write outside of ${root}: ${path}`)
  return target
}
