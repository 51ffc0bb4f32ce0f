import type { Part } from '../../shared/protocol/records'

const COLORS = 8

/** The CSS colour of a record's key: the same key has the same colour on every lane, dot and table row. No key is grey. */
export const keyColor = (key: Part): string => (key === null ? 'var(--faint)' : `var(--k${keyColorIndex(key.data)})`)

/** 0..7; FNV-1a with a last mix, because keys that differ only at their end should not look alike. */
export function keyColorIndex(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  return (Math.imul(hash, 0x2c1b3c6d) >>> 16) % COLORS
}
