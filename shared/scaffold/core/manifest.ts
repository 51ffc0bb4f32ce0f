import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { filePath, type ProjectFile } from './files'
import { toJson } from './serialise'

const MANIFEST = filePath('.streamboard/manifest.json')

/** What was written, by whom it may be changed and its hash: a later export tells an untouched file from an edited one by it. */
export function manifestFile(files: readonly ProjectFile[], topologyText: string): ProjectFile {
  const hashOf = rememberingHash()
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const text = toJson({
    schema: 1,
    tool: 'streamboard 0.1.0',
    topology: hashOf(topologyText),
    files: Object.fromEntries(sorted.map(({ path, owner, text }) => [path, { owner, sha256: hashOf(text) }])),
  })
  return { path: MANIFEST, text, owner: 'gen' }
}

/** Most files of one service are those of every other: each text is hashed once. */
function rememberingHash(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const hash = known.get(text) ?? bytesToHex(sha256(utf8ToBytes(text)))
    known.set(text, hash)
    return hash
  }
}
