import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, type ParsedNode, Parser } from 'yaml'
import type { Problem } from '../../protocol/problem'
import { LIMITS } from '../limits'
import { tooLarge } from './tooLarge'

/** What a file says, with the place of each piece: the common ground of YAML and JSON and nothing beyond. */
export type FileNode = Place &
  (
    | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly source: string }
    | { readonly kind: 'list'; readonly items: readonly FileNode[] }
    | { readonly kind: 'map'; readonly fields: ReadonlyMap<string, FileNode> }
  )

/** Indices in the text: of the thing itself and, where it is the value of a field, of the field's name. */
type Place = { readonly at: number; readonly nameAt?: number }

export type FileTree =
  | { readonly ok: true; readonly root: FileNode; readonly placeOf: (at: number) => string }
  | { readonly ok: false; readonly problem: Problem }

/** Beyond what the largest board needs; keeps a hostile file from holding up the reader for long. */
const MOST_TOKENS = 2_000_000

class Unreadable extends Error {
  readonly at: number
  readonly next: string | undefined
  constructor(at: number, sentence: string, next?: string) {
    super(sentence)
    this.at = at
    this.next = next
  }
}

/** JSON is read as the YAML that it also is. Size and depth are checked before anything recursive sees the text. */
export function readTree(text: string): FileTree {
  if (text.length > LIMITS.boardFileBytes) return { ok: false, problem: tooLarge(text.length) }
  const lines = new LineCounter()
  const placeOf = (at: number) => {
    const { line, col } = lines.linePos(at)
    return `${Math.max(line, 1)}:${Math.max(col, 1)}`
  }
  try {
    return { ok: true, root: fileNode(documentOf(text, lines)), placeOf }
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause
    const problem = { code: 'boardFile', sentence: cause.message, place: placeOf(cause.at) }
    return { ok: false, problem: cause.next ? { ...problem, next: cause.next } : problem }
  }
}

function documentOf(text: string, lines: LineCounter): ParsedNode {
  const composer = new Composer({ schema: 'core', merge: false, uniqueKeys: false, prettyErrors: false, strict: true })
  // The library would go on and gather an Error per stray character; the first is all that anybody reads.
  Object.assign(composer, { onError: stopAtFirstError() })
  const [document, another] = composer.compose(tokensOf(text, lines), true, text.length)
  if (another) throw new Unreadable(another.range[0], 'A second document begins here; a board file holds one board.')
  if (!document?.contents) throw new Unreadable(0, 'The file is empty.')
  return document.contents
}

type ErrorSource = number | readonly number[] | { readonly offset: number }

/** The library catches what is thrown inside a collection and reports it once more, from further out: the first stays the cause. */
function stopAtFirstError() {
  let first: Unreadable | undefined
  return (source: ErrorSource, _code: string, message: string, isWarning = false) => {
    if (isWarning) return
    const at = typeof source === 'number' ? source : 'offset' in source ? source.offset : (source[0] ?? 0)
    const [line = ''] = message.split('\n')
    first ??= new Unreadable(at, `The file is neither YAML nor JSON: ${line.slice(0, 200).replace(/[.:]?$/, '.')}`)
    throw first
  }
}

function* tokensOf(text: string, lines: LineCounter) {
  const parser = new Parser(lines.addNewLine)
  lines.addNewLine(0)
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme)
    count++
    if (parser.stack.length > LIMITS.boardFileDepth + 1) {
      throw new Unreadable(parser.offset, `The file is nested more than ${LIMITS.boardFileDepth} levels deep.`)
    }
    if (count > MOST_TOKENS) throw new Unreadable(parser.offset, 'The file is too large for a board.')
  }
  yield* parser.end()
}

function fileNode(node: Node | null): FileNode {
  const at = node?.range?.[0] ?? 0
  if (node === null) return { kind: 'scalar', at, value: null, source: '' }
  if (isAlias(node) || node.anchor)
    throw new Unreadable(at, 'Anchors and aliases (& and *) have no place in a board file.')
  if (node.tag && !node.tag.startsWith('tag:yaml.org,2002:')) throw unexpectedTag(at, node.tag)
  if (isMap(node)) return { kind: 'map', at, fields: fieldsOf(node.items) }
  if (isSeq(node)) return { kind: 'list', at, items: node.items.map((item) => fileNode(nodeOrNull(item))) }
  if (!isScalar(node)) throw new Unreadable(at, 'This is neither a text, a number, a list nor a map.')
  return { kind: 'scalar', at, value: plainValue(node.value, at), source: node.source ?? '' }
}

const unexpectedTag = (at: number, tag: string) =>
  new Unreadable(at, `Tags such as ${tag.slice(0, 50)} have no place in a board file.`)

function plainValue(value: unknown, at: number): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null)
    return value
  throw new Unreadable(at, 'This is neither a text, a number, true, false nor null.')
}

function fieldsOf(pairs: readonly { readonly key: unknown; readonly value: unknown }[]): Map<string, FileNode> {
  const fields = new Map<string, FileNode>()
  for (const { key, value } of pairs) {
    const name = fileNode(nodeOrNull(key))
    if (name.kind !== 'scalar') throw new Unreadable(name.at, 'The name of a field must be a text.')
    const text = typeof name.value === 'string' ? name.value : name.source
    if (fields.has(text))
      throw new Unreadable(name.at, `"${text.slice(0, 100)}" stands here twice.`, 'Remove one of the two.')
    fields.set(text, withName(fileNode(nodeOrNull(value)), name.at))
  }
  return fields
}

/** A field without a value is to be found where its name is. */
const withName = (node: FileNode, nameAt: number): FileNode =>
  node.kind === 'scalar' && node.source === '' ? { ...node, at: nameAt, nameAt } : { ...node, nameAt }

const nodeOrNull = (node: unknown) => (node ? (node as Node) : null)
