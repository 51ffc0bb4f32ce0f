import type { ParseError } from '@marcbachmann/cel-js'
import { type Explained, ExpressionError, type Span } from './expressionProblem'

/** The parser's error in our words. */
export function syntaxError({ code, range, summary }: ParseError, text: string): ExpressionError {
  const start = Math.min(range?.start ?? 0, text.length)
  const span = { start, end: Math.min(Math.max(range?.end ?? start, start), text.length) }
  return new ExpressionError(span, explained(code, text, { span, summary }))
}

export const TOO_DEEP: Explained = {
  sentence: 'The expression is too long or too deeply nested.',
  next: 'Split it over two services.',
}

type Place = { readonly span: Span; readonly summary: string }

function explained(code: string, text: string, { span, summary }: Place): Explained {
  const found = text.slice(span.start, span.end)
  switch (code) {
    case 'unexpected_character':
    case 'unexpected_token':
    case 'expected_token':
      return unexpected(found, summary)
    case 'unterminated_string':
    case 'unterminated_triple_quoted_string':
      return { sentence: 'This text is never closed.', next: `Put ${found[0] === "'" ? "a '" : 'a "'} at its end.` }
    case 'newline_in_string':
      return { sentence: 'A text cannot go on in the next line.', next: 'Write \\n for a new line.' }
    case 'reserved_identifier':
      return { sentence: `"${found}" is a reserved word and cannot be a name.` }
    case 'limit_exceeded':
      return TOO_DEEP
    case 'invalid_macro_argument':
      return { sentence: `"${found}" is not a name.`, next: 'Write a short name of your own here, such as x.' }
    default:
      return { sentence: `This cannot be read: ${summary}.` }
  }
}

const MEANT: Readonly<Record<string, string>> = {
  '=': 'To compare, write ==.',
  '&': 'For "and", write &&.',
  '|': 'For "or", write ||.',
  '`': 'Texts stand between " or \'.',
}

const TOKENS: Readonly<Record<string, string>> = {
  RPAREN: '")"',
  RBRACKET: '"]"',
  RBRACE: '"}"',
  COLON: '":"',
  IDENTIFIER: 'a name',
}

function unexpected(found: string, summary: string): Explained {
  const wanted = TOKENS[/^Expected ([A-Z]+)/.exec(summary)?.[1] ?? '']
  const next = MEANT[found] ?? (wanted ? `Here stands ${wanted}.` : undefined)
  const sentence = found.trim() === '' ? 'The expression ends too early.' : `"${found}" is not expected here.`
  return { sentence, next }
}
