import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const TEMPLATES = join(import.meta.dirname, '..', 'shared', 'templates')
const TOPIC = /(?<=name: )[\w.-]+(?=, partitions:)/g
const GROUP = /(?<=group: )[\w.-]+/g
const QUOTED = /(?<=")[\w.-]+(?=")/g

/** A template as a board file whose topics and groups end in `.run`: on a broker for all stories nobody else has them. */
export async function templateWithOwnNames(id: string, run: string): Promise<string> {
  const file = await readFile(join(TEMPLATES, `${id}.yaml`), 'utf8')
  const names = new Set([...(file.match(TOPIC) ?? []), ...(file.match(GROUP) ?? [])])
  const own = (name: string) => `${name}.${run}`
  return file
    .replace(TOPIC, own)
    .replace(GROUP, own)
    .replace(QUOTED, (name) => (names.has(name) ? own(name) : name))
}
