import type { Field } from '../behaviour'
import { type Fields, type Said, saidOf } from '../behaviourFields'
import { LIMITS } from '../limits'
import type { Position } from '../model'
import { nearest } from '../nearest'
import type { FileNode } from './fileNode'

/** Notes something wrong at a place of the file. Reading goes on, so that one look shows all there is to mend. */
export type Report = (wrong: {
  readonly at: number
  readonly path: string
  readonly sentence: string
  /** Asked only for what is shown: it may take long to find. */
  readonly next?: () => string | undefined
}) => void

/** A map in the file whose fields are being read. */
export type Element = {
  readonly path: string
  readonly at: number
  readonly fields: ReadonlyMap<string, FileNode>
  readonly report: Report
}

/** A map with none but these fields. */
export function elementOf(
  node: FileNode,
  path: string,
  { known, report }: { known: readonly string[]; report: Report },
): Element {
  const element = mapOf(node, path, report)
  refuseOthers(element, known)
  return element
}

export function mapOf(node: FileNode, path: string, report: Report): Element {
  if (node.kind === 'map') return { path, at: node.at, fields: node.fields, report }
  report({ at: node.at, path, sentence: `${named(path)} must be a map of fields, not ${kindOf(node)}.` })
  return { path, at: node.at, fields: new Map(), report }
}

export function refuseOthers({ path, fields, report }: Element, known: readonly string[]): void {
  for (const [name, { at, nameAt }] of fields) {
    if (known.includes(name)) continue
    const next = () => meant(name, known) ?? `Known here: ${known.join(', ')}.`
    report({
      at: nameAt ?? at,
      path: fieldPath(path, name),
      sentence: `${named(path)} has no field "${shown(name)}".`,
      next,
    })
  }
}

/** The items of a list; a list that is absent or left empty has none. */
export function itemsOf(element: Element, name: string, most: number): readonly FileNode[] {
  const node = element.fields.get(name)
  if (!node || isNothing(node)) return []
  if (node.kind !== 'list') complain(element, name, `must be a list, not ${kindOf(node)}.`)
  if (node.kind === 'list' && node.items.length > most)
    complain(element, name, `has ${node.items.length} elements; at most ${most} are possible.`)
  return node.kind === 'list' ? node.items.slice(0, most) : []
}

/** The entries of a map with free names. */
export function entriesOf(element: Element, name: string, most: number): readonly (readonly [string, FileNode])[] {
  const node = element.fields.get(name)
  if (!node || isNothing(node)) return []
  if (node.kind !== 'map') complain(element, name, `must be a map, not ${kindOf(node)}.`)
  if (node.kind === 'map' && node.fields.size > most)
    complain(element, name, `has ${node.fields.size} entries; at most ${most} are possible.`)
  return node.kind === 'map' ? [...node.fields].slice(0, most) : []
}

type TextRules = { readonly most?: number; readonly least?: number; readonly fallback?: string }

/** A text. Without a fallback the field must be there. */
export function textOf(
  element: Element,
  name: string,
  { most = LIMITS.nameLength, least = 0, fallback }: TextRules,
): string {
  const node = element.fields.get(name)
  if (!node) return fallback ?? missing(element, name)
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    return complain(element, name, `must be a text, not ${kindOf(node)}.`, () =>
      node.kind === 'scalar' ? 'Write it in quotes.' : undefined,
    )
  }
  if (node.value.length < least) return complain(element, name, 'must not be empty.')
  if (node.value.length > most)
    return complain(element, name, `has ${node.value.length} characters; at most ${most} are possible.`)
  return node.value
}

const LONGEST_ID = 100

/** Its own id, or that of something else which it names. */
export const idOf = (element: Element, name = 'id') => textOf(element, name, { least: 1, most: LONGEST_ID })

type NumberRules = { readonly from: number; readonly to: number; readonly whole: boolean; readonly fallback?: number }

export function numberOf(element: Element, name: string, { from, to, whole, fallback }: NumberRules): number {
  const node = element.fields.get(name)
  const kind = whole ? 'a whole number' : 'a number'
  if (!node && fallback === undefined) missing(element, name)
  if (!node) return fallback ?? from
  const value = node.kind === 'scalar' ? node.value : undefined
  if (typeof value !== 'number') complain(element, name, `must be ${kind}, not ${kindOf(node)}.`)
  else if (!(value >= from && value <= to))
    complain(
      element,
      name,
      `must lie between ${from} and ${to}; ${node.kind === 'scalar' ? node.source : value} does not.`,
    )
  else if (whole && !Number.isInteger(value)) complain(element, name, `must be ${kind}, not ${value}.`)
  // The sum turns -0, which no text keeps, into 0.
  else return value + 0
  return from
}

const COORDINATE = { from: -LIMITS.farthest, to: LIMITS.farthest, whole: false }

export const positionOf = (element: Element): Position => ({
  x: numberOf(element, 'x', COORDINATE),
  y: numberOf(element, 'y', COORDINATE),
})

/** One of a closed set. */
export function choiceOf<T extends string>(
  element: Element,
  name: string,
  { choices, fallback }: { choices: readonly T[]; fallback?: T },
): T | undefined {
  const text = textOf(element, name, fallback ? { least: 1, fallback } : { least: 1 })
  const chosen = choices.find((choice) => choice === text)
  if (chosen || !text) return chosen
  complain(element, name, `is none of ${choices.join(', ')}: "${shown(text)}".`, () => meant(text, choices))
  return undefined
}

/** True or false. */
function flagOf(element: Element, name: string): boolean {
  const node = element.fields.get(name)
  const value = node?.kind === 'scalar' ? node.value : undefined
  if (typeof value !== 'boolean')
    complain(element, name, `must be true or false${node ? `, not ${kindOf(node)}` : ''}.`)
  return value === true
}

/** What the element says of this behaviour. */
export const saidBy = <F extends Fields>(element: Element, fields: F): Said<F> =>
  saidOf(fields, (name, field) => (element.fields.has(name) ? fieldOf(element, name, field) : field.assumed))

function fieldOf(element: Element, name: string, field: Field) {
  switch (field.kind) {
    case 'number':
      return numberOf(element, name, field)
    case 'flag':
      return flagOf(element, name)
    case 'choice':
      return choiceOf(element, name, field)
    case 'text':
      return textOf(element, name, { most: LIMITS.textLength })
  }
}

/** Enough for whoever has drawn by hand; each is compared letter by letter. */
const MOST_COMPARED = 200

/** The question whether one of these was meant, if one of the first is near enough. */
export function meant(word: string, known: Iterable<string>): string | undefined {
  const near = nearest(word, [...known].slice(0, MOST_COMPARED))
  return near && `Did you mean "${near}"?`
}

/** Says what is wrong with a field and returns the empty text to go on with. */
export function complain(element: Element, name: string, sentence: string, next?: () => string | undefined): string {
  const path = fieldPath(element.path, name)
  const at = element.fields.get(name)?.at ?? element.at
  element.report({ at, path, sentence: `${named(path)} ${sentence}`, ...(next ? { next } : {}) })
  return ''
}

function missing(element: Element, name: string): string {
  const { at, path } = element
  element.report({ at, path, sentence: `${named(path)} has no "${name}".`, next: () => `Add the field "${name}".` })
  return ''
}

export const fieldPath = (path: string, name: string) => (path ? `${path}.${shown(name)}` : shown(name))
const named = (path: string) => path || 'The board file'
const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
const isNothing = (node: FileNode) => node.kind === 'scalar' && node.value === null

function kindOf(node: FileNode): string {
  if (node.kind !== 'scalar') return `a ${node.kind}`
  if (node.value === null) return 'nothing'
  return typeof node.value === 'string' ? 'a text' : typeof node.value === 'number' ? 'a number' : String(node.value)
}
