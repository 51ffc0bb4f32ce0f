import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../expression/canonicalJson'

/** SHA-256 over all entries in the order of their keys, as 64 hexadecimal digits: equal states have equal hashes, however they came about. */
export function stateHash(entries: Iterable<readonly [key: string, state: unknown]>): string {
  const hash = sha256.create()
  for (const [key, state] of [...entries].sort(byKey))
    hash.update(utf8ToBytes(`${JSON.stringify(key)}:${written(state)}\n`))
  return bytesToHex(hash.digest())
}

const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
  one < other ? -1 : one > other ? 1 : 0

function written(state: unknown): string {
  const json = canonicalJson(state)
  if (json.ok) return json.value
  throw new RangeError(`A state that cannot be written: ${json.problem.sentence}`)
}
