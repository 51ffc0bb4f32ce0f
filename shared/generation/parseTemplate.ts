import type { Problem } from '../problem'
import { LIMITS } from '../topology/limits'
import { compilePlaceholder, type Insertion } from './placeholders'
import type { TemplateContext } from './templateContext'

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly call: string; readonly insert: (context: TemplateContext) => string }

export type ParsedTemplate =
  | { readonly ok: true; readonly parts: readonly TemplatePart[] }
  | { readonly ok: false; readonly problem: Problem & { readonly at: number } }

/** Splits a template at its placeholders and finds for each how it is to be written where it stands. */
export function parseTemplate(text: string): ParsedTemplate {
  if (text.length > LIMITS.textLength) return wrong(0, `The template is longer than ${LIMITS.textLength} characters.`)
  const parts: TemplatePart[] = []
  const json = isJson(text)
  let quoted = false
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('{{', at)
    const literal = open < 0 ? text.slice(at) : text.slice(at, open)
    if (literal) parts.push({ kind: 'text', text: literal })
    if (open < 0) break
    quoted = endsQuoted(literal, quoted)
    const close = text.indexOf('}}', open)
    if (close < 0) return wrong(open, 'This "{{" is never closed by "}}".')
    const call = text.slice(open + 2, close).trim()
    const compiled = compilePlaceholder(call)
    if (!compiled.ok) return wrong(open, compiled.wrong)
    parts.push({
      kind: 'placeholder',
      call,
      insert: writer(compiled.insert, json ? (quoted ? 'quoted' : 'json') : 'text'),
    })
    at = close + 2
  }
  return { ok: true, parts }
}

/** A template that begins like a JSON object, array or string is JSON; one that begins with a placeholder is plain text. */
export const isJson = (text: string) => /^\s*(\{(?!\{)|\[|")/.test(text)

/** Whether a JSON string is open after this piece of text. */
function endsQuoted(piece: string, quotedBefore: boolean): boolean {
  let quoted = quotedBefore
  for (let at = 0; at < piece.length; at++) {
    if (piece[at] === '\\') at++
    else if (piece[at] === '"') quoted = !quoted
  }
  return quoted
}

type Where = 'text' | 'quoted' | 'json'

function writer(insert: (context: TemplateContext) => Insertion, where: Where): (context: TemplateContext) => string {
  switch (where) {
    case 'text':
      return (context) => insert(context).text
    case 'quoted':
      return (context) => JSON.stringify(insert(context).text).slice(1, -1)
    case 'json':
      return (context) => insert(context).json
  }
}

function wrong(at: number, sentence: string): ParsedTemplate {
  return { ok: false, problem: { code: 'template', sentence, place: `character ${at + 1}`, at } }
}
