import { type Emitted, templateOf } from '../core/emitted'
import type { Name } from '../core/names'

/** TypeScript source that no text off the board can break out of. */
export type Ts = Emitted<'ts'>

export const ts = templateOf('ts')

const emit = (text: string): Ts => ({ syntax: 'ts', text })

/** A string literal in plain ASCII: what it says is the raw text, unit by unit. */
export const str = (raw: string): Ts => emit(`'${raw.replace(/[^\x20-\x7e]|['\\]/g, escapedUnit)}'`)

function escapedUnit(unit: string): string {
  if (unit === "'" || unit === '\\') return `\\${unit}`
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

export function num(value: number): Ts {
  if (!Number.isFinite(value)) throw new Error(`Not a number that can be written: ${value}`)
  return emit(String(value))
}

export const flag = (value: boolean): Ts => emit(String(value))

const LONGEST_LINE = 100
type Plain = string | number | boolean | readonly string[] | Ts

/** An object. The names of its fields are the generator's own. */
export function object(fields: { readonly [field: string]: Plain }): Ts {
  const written = Object.entries(fields).map(([field, value]) => {
    if (!/^[a-z][A-Za-z]*$/.test(field)) throw new Error(`Not the name of a field: ${field}`)
    return `${field}: ${plain(value).text}`
  })
  const line = `{ ${written.join(', ')} }`
  return emit(line.length <= LONGEST_LINE ? line : `{\n${written.map((field) => `  ${field},\n`).join('')}}`)
}

/** Each entry on lines of its own; no line end is inside of a literal. */
export const list = (entries: readonly Ts[]): Ts =>
  emit(entries.length > 0 ? `[\n${entries.map(({ text }) => `  ${text.replaceAll('\n', '\n  ')},\n`).join('')}]` : '[]')

function plain(value: Plain): Ts {
  if (typeof value === 'string') return str(value)
  if (typeof value === 'number') return num(value)
  if (typeof value === 'object' && 'syntax' in value) return value
  return typeof value === 'boolean' ? flag(value) : emit(`[${value.map((one) => str(one).text).join(', ')}]`)
}

/** A line comment. What could end it or hide in it (line ends, direction marks, backslashes) becomes a space. */
export const comment = (raw: string): Ts => emit(`// ${raw.replace(/[^\x20-\x7e]|\\|\*\//g, ' ').trim()}`)

/**
 * `news-feed` becomes `onNewsFeed`: with a word before it, it is neither reserved nor begins with a digit. Before a digit `_` marks where the
 * words meet, so that different names stay different.
 */
export function ident(prefix: 'on', { safe }: Name): Ts {
  const capital = (_: string, dash: string, first: string) =>
    dash && /\d/.test(first) ? `_${first}` : first.toUpperCase()
  return emit(prefix + safe.replace(/(^|-)(.)/g, capital))
}

/** The specifier of a module beside `src/gen`. */
export const handlerModule = ({ safe }: Name): Ts => str(`../handlers/${safe}.js`)
