/**
 * 64 bits of a text as 16 hexadecimal digits, the same on every machine and in every version: two FNV-1a lanes over UTF-16 code units, each
 * mixed at the end. For names and for noticing change; it withstands accidents, not attackers.
 */
export function stableHash(text: string): string {
  return hexOf(lane(text, 0x811c9dc5)) + hexOf(lane(text, 0x9e3779b9))
}

function lane(text: string, seed: number): number {
  let hash = seed
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mixed(hash)
}

/** Spreads late differences over all bits (the finishing steps of murmur3). */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return twice ^ (twice >>> 16)
}

const hexOf = (hash: number) => (hash >>> 0).toString(16).padStart(8, '0')
