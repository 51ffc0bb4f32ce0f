import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'

/** Unpacks a zip into a folder and answers with the one folder that is in it. */
export async function unpack(zip: string, into: string): Promise<string> {
  const entries = Object.entries(unzipSync(await readFile(zip)))
  for (const [path, bytes] of entries) {
    const target = join(into, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, bytes)
    if (path.endsWith('.sh')) await chmod(target, 0o755)
  }
  return join(into, entries[0]?.[0].split('/')[0] ?? '')
}
