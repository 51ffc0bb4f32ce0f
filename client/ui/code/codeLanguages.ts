import { StreamLanguage, type StreamParser, type StringStream } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import type { CodeLanguage } from './code'

type Colored = readonly (readonly [token: RegExp, name: string])[]

/** The first that matches where the stream stands. */
function tokenOf(stream: StringStream, colored: Colored): string | null {
  for (const [token, name] of colored) if (stream.match(token)) return name
  stream.next()
  return null
}

const TEXT = /^("(\\.|[^"\\])*("|$)|'(\\.|[^'\\])*('|$))/
const NUMBER = /^\d+(\.\d+)?(e[+-]?\d+)?/i

const expression: StreamParser<null> = {
  token: (stream) =>
    tokenOf(stream, [
      [TEXT, 'string'],
      [NUMBER, 'number'],
      [/^(true|false|null)\b/, 'bool'],
      [/^[A-Za-z_]\w*(?=\s*\()/, 'variableName.function'],
      [/^\.\s*[A-Za-z_]\w*/, 'propertyName'],
      [/^[A-Za-z_]\w*/, 'variableName'],
      [/^[-+*/%<>=!&|?:]+/, 'operator'],
    ]),
}

const PLACEHOLDER = /^\{\{[^}]*(\}\}|$)/
const OUTSIDE: Colored = [
  [PLACEHOLDER, 'macroName'],
  [/^(true|false|null)\b/, 'bool'],
  [NUMBER, 'number'],
]
const INSIDE: Colored = [
  [PLACEHOLDER, 'macroName'],
  [/^(\\.|[^"\\{]|\{(?!\{))+/, 'string'],
]

/** Texts go on behind the placeholders in them. */
const template: StreamParser<{ quoted: boolean }> = {
  startState: () => ({ quoted: false }),
  token: (stream, state) => {
    if (!stream.eat('"')) return tokenOf(stream, state.quoted ? INSIDE : OUTSIDE)
    state.quoted = !state.quoted
    return 'string'
  },
}

export const codeLanguages: Readonly<Record<CodeLanguage, Extension>> = {
  expression: StreamLanguage.define(expression),
  template: StreamLanguage.define(template),
}
