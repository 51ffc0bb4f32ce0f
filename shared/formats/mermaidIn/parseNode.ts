import { type Cursor, matchAt } from './cursor'

/** Without a shape it is only mentioned. */
export type ParsedNode = { readonly id: string; readonly label?: string; readonly shape?: 'box' | 'cylinder' }

const ID = /[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[-.](?=[\p{L}\p{N}_]))*/uy
const CLASS = /:::[\w-]+/y

/** The longer opening first: each is one of the shapes of a flowchart. */
const SHAPES = [
  ['[(', ')]', 'cylinder'],
  ['[[', ']]', 'box'],
  ['[/', '/]', 'box'],
  ['[\\', '\\]', 'box'],
  ['([', '])', 'box'],
  ['((', '))', 'box'],
  ['{{', '}}', 'box'],
  ['[', ']', 'box'],
  ['(', ')', 'box'],
  ['{', '}', 'box'],
  ['>', ']', 'box'],
] as const

export function parseNode(cursor: Cursor): ParsedNode | undefined {
  const id = matchAt(cursor, ID)?.[0]
  if (id === undefined || id === 'subgraph' || id === 'end' || id === 'click') return undefined
  const shaped = parseShape(cursor)
  matchAt(cursor, CLASS)
  return shaped === 'broken' ? undefined : { id, ...shaped }
}

function parseShape(cursor: Cursor): Omit<ParsedNode, 'id'> | 'broken' | undefined {
  const named = matchAt(cursor, /@\{([^}]*)\}/y)
  if (named) return fromFields(named[1] ?? '')
  const found = SHAPES.find(([open]) => cursor.text.startsWith(open, cursor.at))
  if (!found) return undefined
  const [open, close, shape] = found
  const isQuoted = cursor.text[cursor.at + open.length] === '"'
  const begin = cursor.at + open.length + (isQuoted ? 1 : 0)
  const end = cursor.text.indexOf(isQuoted ? `"${close}` : close, begin)
  if (end < 0) return 'broken'
  cursor.at = end + close.length + (isQuoted ? 1 : 0)
  return { label: plainText(cursor.text.slice(begin, end)), shape }
}

const CYLINDERS = /\bshape:\s*"?(?:cyl|cylinder|db|database|das|horizontal-cylinder|h-cyl|lin-cyl|disk)\b/

/** The newer way of writing: `a@{ shape: cyl, label: "Orders" }`. */
function fromFields(fields: string): Omit<ParsedNode, 'id'> {
  const label = /\blabel:\s*(?:"([^"]*)"|([^,]*))/.exec(fields)
  const text = label && plainText(label[1] ?? label[2] ?? '')
  return { shape: CYLINDERS.test(fields) ? 'cylinder' : 'box', ...(text && { label: text }) }
}

const NAMED = new Map([
  ['quot', '"'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
])
const LARGEST_CODE_POINT = 0x10ffff

/** A label as it would be read: no line breaks, no marks of Markdown's text, characters instead of their references. */
export const plainText = (text: string): string =>
  text
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/^`|`$/g, '')
    .replace(/#(\w+);/g, (written, name: string) => NAMED.get(name) ?? fromCode(Number(name)) ?? written)
    .trim()

const fromCode = (code: number) =>
  Number.isInteger(code) && code >= 0 && code <= LARGEST_CODE_POINT ? String.fromCodePoint(code) : undefined
