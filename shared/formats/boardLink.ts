import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate'
import { fromBase64, toBase64 } from '../document/base64'
import type { Problem } from '../problem'
import { formatBoardFile, parseBoardFile, YAML_AT_ONCE } from '../topology/boardFile'
import { LIMITS } from '../topology/limits'
import type { Topology } from '../topology/model'
import { stableHash } from '../topology/stableHash'
import type { Drawing } from './drawing'

/** Longer ones are cut off by some chats, mail programs and proxies. */
export const LINK_LENGTH_FOR_EVERYONE = 8_000
/** Browsers take more, but nobody can handle it any more. */
export const LONGEST_LINK = 100_000

/**
 * A whole board as the fragment of an address, which browsers keep to themselves: it never reaches a server. `1.<hash>.<data>`: the version, a
 * hash that tells when something was cut off, and the board file as deflated base64url.
 */
export function boardToFragment(topology: Topology): string {
  const data = toBase64(deflateSync(strToU8(formatBoardFile(topology, 'json')), { level: 9 }))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
  return `1.${hashOf(data)}.${data}`
}

const hashOf = (data: string) => stableHash(data).slice(0, 8)

const FRAGMENT = /^#?(\d{1,3})\.([0-9a-f]{8})\.([A-Za-z0-9_-]*)$/

/** Whether a text looks like what `boardToFragment` writes, with or without its `#`. */
export const isFragment = (text: string): boolean => FRAGMENT.test(text)

/** Reads what `boardToFragment` wrote; whatever else somebody puts there ends in a sentence. */
export function fragmentToBoard(fragment: string): Drawing {
  if (fragment.length > LONGEST_LINK) return refusedFor('This link is longer than any that Streamboard makes.')
  const [, version, hash, data] = FRAGMENT.exec(fragment) ?? []
  if (data === undefined) return refusedFor('There is no whole board in this link: it was cut off, or made by hand.')
  if (version !== '1') return refusedFor('This link was made by a later version of Streamboard.', 'Open it there.')
  if (hash !== hashOf(data)) return refusedFor('This link was changed or cut off on its way.')
  const text = inflated(fromBase64(data.replaceAll('-', '+').replaceAll('_', '/')))
  if (text === undefined) return refusedFor('What is in this link cannot be unpacked.')
  const parsed = parseBoardFile(text, YAML_AT_ONCE)
  if (parsed.ok) return { ok: true, topology: parsed.value, left: [] }
  return parsed
}

const refusedFor = (sentence: string, next = 'Ask for the link again, or for the board file.'): Drawing => {
  const problem: Problem = { code: 'boardLink', sentence, next }
  return { ok: false, problems: [problem] }
}

/** Deflate makes a thousand bytes of one at most, so that small steps keep what is unpacked within bounds. */
const STEP = 1024

class TooLarge extends Error {}

function inflated(bytes: Uint8Array): string | undefined {
  const chunks: Uint8Array[] = []
  let size = 0
  let isWhole = false
  const inflate = new Inflate((chunk, final) => {
    size += chunk.length
    if (size > LIMITS.boardFileBytes) throw new TooLarge()
    chunks.push(chunk)
    isWhole ||= final
  })
  try {
    for (let at = 0; at < bytes.length; at += STEP)
      inflate.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
    return isWhole ? strFromU8(joined(chunks, size)) : undefined
  } catch {
    // The library tells of broken data by throwing, as the bound above does.
    return undefined
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
