import { Composer, type CST, Lexer, LineCounter, type ParsedNode, Parser } from 'yaml'
import type { Problem } from '../../problem'
import { LIMITS } from '../limits'
import { type FileNode, tooDeep } from './fileNode'
import { readJson } from './readJson'
import { readYamlNode } from './readYamlNode'
import { tooLarge, tooMuchYaml } from './tooLarge'
import { Unreadable } from './unreadable'

export type FileTree =
  | { readonly ok: true; readonly root: FileNode; readonly placeOf: (at: number) => string }
  | { readonly ok: false; readonly problem: Problem }

/** Beyond what the largest board needs; keeps a hostile file from holding up the reader for long. */
const MOST_TOKENS = 2_000_000

/** Size and depth are checked before anything recursive sees the text. What is nearly JSON is read as the YAML that it also is. */
export function readTree(text: string, mostYaml: number): FileTree {
  if (text.length > LIMITS.boardFileBytes) return { ok: false, problem: tooLarge(text.length) }
  const lines = linesOf(text)
  const placeOf = (at: number) => {
    const { line, col } = lines.linePos(at)
    return `${Math.max(line, 1)}:${Math.max(col, 1)}`
  }
  try {
    const json = readJson(text)
    if (!json && text.length > mostYaml) return { ok: false, problem: tooMuchYaml(text.length, mostYaml) }
    return { ok: true, root: json ?? readYamlNode(documentOf(text)), placeOf }
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause
    const problem = { code: 'boardFile', sentence: cause.message, place: placeOf(cause.at) }
    return { ok: false, problem: cause.next ? { ...problem, next: cause.next } : problem }
  }
}

function linesOf(text: string): LineCounter {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
  return lines
}

function documentOf(text: string): ParsedNode {
  const composer = new Composer({ schema: 'core', merge: false, uniqueKeys: false, prettyErrors: false, strict: true })
  // The library would go on and gather an Error per stray character; the first is all that anybody reads.
  Object.assign(composer, { onError: stopAtFirstError() })
  const [document, another] = composer.compose(tokensOf(text), true, text.length)
  if (another) throw new Unreadable(another.range[0], 'A second document begins here; a board file holds one board.')
  const [error] = document?.errors ?? []
  if (error) throw neither(error.pos[0], error.message)
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
    first ??= neither(at, message)
    throw first
  }
}

function neither(at: number, message: string): Unreadable {
  const [line = ''] = message.split('\n')
  return new Unreadable(at, `The file is neither YAML nor JSON: ${line.slice(0, 200).replace(/[.:]?$/, '.')}`)
}

function* tokensOf(text: string) {
  const parser = new Parser()
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    yield* sound(parser.next(lexeme))
    count++
    if (parser.stack.length > LIMITS.boardFileDepth + 1) throw tooDeep(parser.offset)
    if (count > MOST_TOKENS) throw new Unreadable(parser.offset, 'The file is too large for a board.')
  }
  yield* sound(parser.end())
}

/** What stands between or behind documents and belongs to none, the library only makes a note of. */
function* sound(tokens: Iterable<CST.Token>) {
  for (const token of tokens) {
    if (token.type === 'error') throw neither(token.offset, token.message)
    yield token
  }
}
