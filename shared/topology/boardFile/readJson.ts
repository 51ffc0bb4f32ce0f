import { LIMITS } from '../limits'
import { addField, type FileNode, tooDeep } from './fileNode'

/**
 * Reads a text that is JSON to the letter, ten times as fast as YAML's library does; undefined when it is not. `JSON.parse` would
 * not do: it forgets where things stand, and a name that stands twice.
 */
export function readJson(text: string): FileNode | undefined {
  const cursor: Cursor = { text, at: text.startsWith('\ufeff') ? 1 : 0 }
  try {
    const root = readValue(cursor, 1)
    skipSpace(cursor)
    return cursor.at === text.length ? root : undefined
  } catch (cause) {
    if (cause instanceof NotJson || cause instanceof SyntaxError) return undefined
    throw cause
  }
}

class NotJson extends Error {}

type Cursor = { readonly text: string; at: number }

function readValue(cursor: Cursor, level: number): FileNode {
  skipSpace(cursor)
  switch (cursor.text[cursor.at]) {
    case '{':
      return readMap(cursor, level)
    case '[':
      return readList(cursor, level)
    case '"':
      return readText(cursor)
    default:
      return readWord(cursor)
  }
}

function readMap(cursor: Cursor, level: number): FileNode {
  const fields = new Map<string, FileNode>()
  const at = cursor.at
  readItems(cursor, { level, end: '}' }, () => {
    skipSpace(cursor)
    const name = readText(cursor)
    if (!take(cursor, ':')) throw new NotJson()
    addField(fields, { text: name.value, at: name.at }, readValue(cursor, level + 1))
  })
  return { kind: 'map', at, fields }
}

function readList(cursor: Cursor, level: number): FileNode {
  const items: FileNode[] = []
  const at = cursor.at
  readItems(cursor, { level, end: ']' }, () => items.push(readValue(cursor, level + 1)))
  return { kind: 'list', at, items }
}

function readItems(cursor: Cursor, { level, end }: { level: number; end: string }, readItem: () => void): void {
  if (level > LIMITS.boardFileDepth) throw tooDeep(cursor.at)
  cursor.at += 1
  if (take(cursor, end)) return
  do readItem()
  while (take(cursor, ','))
  if (!take(cursor, end)) throw new NotJson()
}

function readText(cursor: Cursor) {
  const at = cursor.at
  const end = endOfText(cursor)
  const written = cursor.text.slice(at, end)
  const value: unknown = written.includes('\\') ? JSON.parse(written) : written.slice(1, -1)
  if (typeof value !== 'string') throw new NotJson()
  cursor.at = end
  return { kind: 'scalar', at, value, source: value } as const
}

const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20]

/** Behind the closing quote. */
function endOfText({ text, at }: Cursor): number {
  if (text[at] !== '"') throw new NotJson()
  let end = at + 1
  for (let code = text.charCodeAt(end); code !== QUOTE; code = text.charCodeAt(end)) {
    if (!(code >= SPACE)) throw new NotJson()
    end += code === BACKSLASH ? 2 : 1
  }
  return end + 1
}

const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

function readWord(cursor: Cursor): FileNode {
  const at = cursor.at
  WORD.lastIndex = at
  const source = WORD.exec(cursor.text)?.[0]
  if (source === undefined) throw new NotJson()
  cursor.at += source.length
  const value: unknown = JSON.parse(source)
  if (value === null || typeof value === 'boolean' || typeof value === 'number')
    return { kind: 'scalar', at, value, source }
  throw new NotJson()
}

function take(cursor: Cursor, sign: string): boolean {
  skipSpace(cursor)
  const found = cursor.text[cursor.at] === sign
  if (found) cursor.at += 1
  return found
}

function skipSpace(cursor: Cursor): void {
  while (isSpace(cursor.text.charCodeAt(cursor.at))) cursor.at += 1
}

const isSpace = (code: number) => code === SPACE || code === 0x0a || code === 0x0d || code === 0x09
