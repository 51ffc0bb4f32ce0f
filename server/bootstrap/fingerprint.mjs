import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * One line that changes when a file below one of the paths appears, goes or is written. Reads no file, so it takes milliseconds.
 *
 * @param {string} folder
 * @param {readonly string[]} paths files and folders inside it; those that are missing count as empty
 */
export async function fingerprint(folder, paths) {
  const lines = await Promise.all(paths.map((path) => linesOf(folder, path)))
  return createHash('sha256').update(lines.flat().join('\n')).digest('hex')
}

/** @param {string} folder @param {string} path @returns {Promise<string[]>} */
async function linesOf(folder, path) {
  const found = await stat(join(folder, path)).catch(() => undefined)
  if (!found) return []
  if (!found.isDirectory()) return isBuilt(path) ? [`${path} ${found.size} ${found.mtimeMs}`] : []
  const names = (await readdir(join(folder, path))).sort()
  return (await Promise.all(names.map((name) => linesOf(folder, `${path}/${name}`)))).flat()
}

/** Tests and the bootstrap itself are in no bundle. @param {string} path */
const isBuilt = (path) => !/\.test\.tsx?$|^server\/bootstrap\//.test(path)
