import { filePath, type ProjectFile } from '../core/files'
import { GENERATED_NOTE } from './generatedNote'
import { EMBEDDED } from './resources'

/** Where the board's own code lives in an exported service. */
const FOLDER = 'src/gen/board'
const ENTRANCES = [
  'behaviour/callFilter.ts',
  'behaviour/compileBehaviour.ts',
  'behaviour/failing.ts',
  'behaviour/lifeMessage.ts',
  'behaviour/lookupTable.ts',
  'behaviour/retryDelay.ts',
  'behaviour/untilDue.ts',
  'behaviour/windows.ts',
  'generation/compileMessage.ts',
  'generation/eventIdOf.ts',
  'generation/template.ts',
  'generation/deadLetterHeaders.ts',
  'generation/messageHeaders.ts',
  'generation/requestHeaders.ts',
  'partitioning/roundRobin.ts',
  'codecs/decompress.ts',
  'handling/repeatableId.ts',
  'producing/onClock.ts',
  'handling/seenEvents.ts',
  'producing/sequence.ts',
  'calls/requestId.ts',
  'topology/limits.ts',
]

const RELATIVE_IMPORT = /(from '|import\(')(\.{1,2}\/[^']+)(')/g

export const withExtensions = (source: string): string => source.replace(RELATIVE_IMPORT, '$1$2.js$3')

function reachable(entrances: readonly string[]): ReadonlySet<string> {
  const found = new Set(entrances)
  for (const path of found) {
    for (const [, , target = ''] of sourceOf(path).matchAll(RELATIVE_IMPORT)) found.add(resolved(path, `${target}.ts`))
  }
  return found
}

function resolved(from: string, target: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function sourceOf(path: string): string {
  const source = EMBEDDED.get(path)
  if (source === undefined) throw new Error(`An exported service needs ${path}, which is not embedded`)
  return source
}

/** The same in every service: the text is made once, so that a large board does not hold it again and again. */
const SOURCES: ReadonlyMap<string, string> = new Map(
  [...reachable(ENTRANCES)].map((path) => [path, GENERATED_NOTE + withExtensions(sourceOf(path))]),
)

/** The embedded sources that a service needs, with the file extensions that Node wants in an import. */
export const embeddedFiles = (folder: string): readonly ProjectFile[] =>
  [...SOURCES].map(([path, text]) => ({ path: filePath(folder, FOLDER, path), text, owner: 'gen' }))
