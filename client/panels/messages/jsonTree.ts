/**
 * JSON text as a tree to look at. Scalars keep the text they were written with, so that integers beyond 2^53 are exact; below the depth
 * cap the text itself stands in for the branch, so that nesting cannot exhaust anybody's stack.
 */
export type JsonTree =
  | { readonly kind: 'object'; readonly entries: readonly (readonly [name: string, value: JsonTree])[] }
  | { readonly kind: 'array'; readonly items: readonly JsonTree[] }
  | { readonly kind: 'string' | 'number' | 'word'; readonly text: string }
  | { readonly kind: 'deeper'; readonly text: string }

export const DEPTH_CAP = 64

/** null when the text is no JSON. */
export function jsonTree(text: string, depthCap = DEPTH_CAP): JsonTree | null {
  try {
    JSON.parse(text)
  } catch {
    return null
  }
  return readValue({ text, at: 0 }, depthCap)
}

/** The text is known to be JSON, so reading needs no checks of its own. */
type Cursor = { readonly text: string; at: number }

const SPACE = /[ \t\n\r]*/y
const SCALAR = /"[^"\\]*(?:\\.[^"\\]*)*"|[^\s,\]}]+/y

function readValue(cursor: Cursor, depth: number): JsonTree {
  skipSpace(cursor)
  const first = cursor.text[cursor.at]
  if (first !== '{' && first !== '[') return readScalar(cursor)
  if (depth === 0) return readBranchText(cursor)
  return first === '{' ? readObject(cursor, depth) : readArray(cursor, depth)
}

function readObject(cursor: Cursor, depth: number): JsonTree {
  const entries: (readonly [string, JsonTree])[] = []
  forEachItem(cursor, '}', () => {
    skipSpace(cursor)
    const name = String(JSON.parse(match(cursor, SCALAR)))
    skipSpace(cursor)
    cursor.at++
    entries.push([name, readValue(cursor, depth - 1)])
  })
  return { kind: 'object', entries }
}

function readArray(cursor: Cursor, depth: number): JsonTree {
  const items: JsonTree[] = []
  forEachItem(cursor, ']', () => items.push(readValue(cursor, depth - 1)))
  return { kind: 'array', items }
}

/** From the opening bracket to behind the closing one. */
function forEachItem(cursor: Cursor, close: string, readItem: () => void): void {
  cursor.at++
  skipSpace(cursor)
  while (cursor.text[cursor.at] !== close) {
    readItem()
    skipSpace(cursor)
    if (cursor.text[cursor.at] === ',') cursor.at++
  }
  cursor.at++
}

function readScalar(cursor: Cursor): JsonTree {
  const text = match(cursor, SCALAR)
  if (text.startsWith('"')) return { kind: 'string', text: String(JSON.parse(text)) }
  return { kind: /^[-\d]/.test(text) ? 'number' : 'word', text }
}

/** A whole branch as it is written, by counting brackets outside of strings. */
function readBranchText(cursor: Cursor): JsonTree {
  const from = cursor.at
  let open = 0
  do {
    const char = cursor.text[cursor.at]
    if (char === '"') {
      match(cursor, SCALAR)
      continue
    }
    if (char === '{' || char === '[') open++
    if (char === '}' || char === ']') open--
    cursor.at++
  } while (open > 0)
  return { kind: 'deeper', text: cursor.text.slice(from, cursor.at) }
}

const skipSpace = (cursor: Cursor): void => void match(cursor, SPACE)

function match(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)?.[0] ?? ''
  cursor.at += found.length
  return found
}
