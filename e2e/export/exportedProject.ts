import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { GeneratedProject } from '../../shared/scaffold/generateProject'

export type Files = Extract<GeneratedProject, { ok: true }>['files']

/** Where a command ended; its output is in the error when it fails. */
export const run = promisify(execFile)

/** Writes an export into a new folder, with its exec bits. */
export async function writeProject(files: Files): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'streamboard-export-'))
  for (const [path, { text, executable }] of files) {
    await mkdir(join(root, dirname(path)), { recursive: true })
    await writeFile(join(root, path), text, { mode: executable ? 0o755 : 0o644 })
  }
  return root
}

/** The topics that an export wants to find on the cluster, in the form that kafkajs creates them from. */
export function topicsOf(files: Files): readonly { readonly topic: string; readonly numPartitions: number }[] {
  const rows = files.get('topics/topics.tsv')?.text.trim().split('\n') ?? []
  return rows
    .map((row) => row.split('\t'))
    .map(([, topic = '', partitions]) => ({ topic, numPartitions: Number(partitions) }))
}

export const removeProject = (root: string): Promise<void> => rm(root, { recursive: true, force: true })

/** Gives the folder the dependencies its lock file asks for: `npm ci` once per lock file, a link from then on. */
export async function installInto(folder: string, files: Files, service: string): Promise<void> {
  const textOf = (file: string) => files.get(`services/${service}/${file}`)?.text ?? ''
  const parsed = JSON.parse(textOf('package-lock.json'))
  const lock = createHash('sha256')
    .update(JSON.stringify(parsed.packages, null, 0).replace(parsed.name, ''))
    .digest('hex')
  const installed = join(tmpdir(), `streamboard-export-modules-${lock.slice(0, 16)}`)
  if (!(await exists(installed))) {
    const fresh = await mkdtemp(join(tmpdir(), 'streamboard-export-install-'))
    await writeFile(join(fresh, 'package.json'), textOf('package.json'))
    await writeFile(join(fresh, 'package-lock.json'), textOf('package-lock.json'))
    await run('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: fresh })
    await rename(fresh, installed)
  }
  await symlink(join(installed, 'node_modules'), join(folder, 'node_modules'))
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
