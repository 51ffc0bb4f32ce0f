const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const CODES = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0))
const VALUES = new Uint8Array(128)
CODES.forEach((code, value) => {
  VALUES[code] = value
})

/** Divisible by three, and few enough arguments for one call. */
const CHUNK_BYTES = 6144

/** RFC 4648 with padding, without Node or DOM. */
export function toBase64(bytes: Uint8Array): string {
  const chunks: string[] = []
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) chunks.push(encodeChunk(bytes.subarray(at, at + CHUNK_BYTES)))
  return chunks.join('')
}

function encodeChunk(bytes: Uint8Array): string {
  const codes: number[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = (byte(bytes, at) << 16) | (byte(bytes, at + 1) << 8) | byte(bytes, at + 2)
    codes.push(
      byte(CODES, bits >> 18),
      byte(CODES, (bits >> 12) & 63),
      byte(CODES, (bits >> 6) & 63),
      byte(CODES, bits & 63),
    )
  }
  const missing = (3 - (bytes.length % 3)) % 3
  return String.fromCharCode(...codes.slice(0, codes.length - missing)) + '='.repeat(missing)
}

/** Takes what `toBase64` gives; the wire's schemas keep other characters out. */
export function fromBase64(text: string): Uint8Array {
  const letters = text.replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4))
  for (let from = 0, to = 0; to < bytes.length; from += 4, to += 3) {
    const bits =
      (value(letters, from) << 18) |
      (value(letters, from + 1) << 12) |
      (value(letters, from + 2) << 6) |
      value(letters, from + 3)
    bytes[to] = bits >> 16
    bytes[to + 1] = bits >> 8
    bytes[to + 2] = bits
  }
  return bytes
}

const byte = (bytes: Uint8Array, at: number) => bytes[at] ?? 0
const value = (letters: string, at: number) => byte(VALUES, letters.charCodeAt(at))
