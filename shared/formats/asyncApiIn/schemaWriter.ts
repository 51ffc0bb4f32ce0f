import type { FileNode } from '../../topology/boardFile/fileNode'
import { LIMITS } from '../../topology/limits'
import type { Json } from '../asyncApiChannels'
import { type DocumentReader, referenceOf } from './documentReader'

/** Pieces of schemas copied for one document: one schema may be referred to by every channel. */
const MOST_PIECES = 200_000
/** Characters of them. */
const MOST_LETTERS = LIMITS.boardFileBytes

/** Writes payloads as the JSON Schema of a topic: one text that stands alone, with what was referred to under `definitions`. */
export type SchemaWriter = (payloads: readonly FileNode[]) => string | undefined

export function createSchemaWriter(reader: DocumentReader): SchemaWriter {
  let [pieces, letters] = [0, 0]
  const count = (text = '') => {
    pieces += 1
    letters += text.length
    if (pieces > MOST_PIECES || letters > MOST_LETTERS) throw new TooLarge()
  }
  const copied = (node: FileNode, pointTo: (node: FileNode) => Json | undefined): Json => {
    count(node.kind === 'scalar' ? node.source : '')
    if (node.kind === 'scalar') return node.value
    if (node.kind === 'list') return node.items.map((item) => copied(item, pointTo))
    const reference = referenceOf(node) !== undefined && pointTo(node)
    if (reference) return reference
    const fields = [...node.fields].filter(([name]) => !isParserNote(name))
    letters += fields.reduce((sum, [name]) => sum + name.length, 0)
    return Object.fromEntries(fields.map(([name, value]) => [name, copied(value, pointTo)]))
  }
  return (payloads) => {
    const [first] = payloads
    if (!first) return undefined
    try {
      const text = JSON.stringify(withDefinitions(payloads, { reader, copied, count }), null, 2)
      if (text === '{}') return undefined
      return text.length > LIMITS.textLength ? tooLarge(reader, first) : text
    } catch (cause) {
      if (cause instanceof TooLarge) return tooLarge(reader, first)
      throw cause
    }
  }
}

class TooLarge extends Error {}

const tooLarge = (reader: DocumentReader, node: FileNode) =>
  reader.leave('A schema is larger than a topic can keep; the topic is drawn without it.', node)

/** What parsers write into documents for themselves. */
const isParserNote = (name: string) => name.startsWith('x-parser-')

type Copying = {
  readonly reader: DocumentReader
  readonly count: (text?: string) => void
  readonly copied: (node: FileNode, pointTo: (node: FileNode) => Json | undefined) => Json
}

/** Several payloads become the branches of one schema. */
function withDefinitions(payloads: readonly FileNode[], { reader, copied, count }: Copying): Json {
  const [only] = payloads.length === 1 ? payloads : []
  const places = only ? placesIn(only, count) : new Map<FileNode, string>()
  const freeName = namesBeside(only?.kind === 'map' ? namesIn(only.fields.get('definitions')) : [])
  const waiting: { readonly name: string; readonly node: FileNode }[] = []

  const pointTo = (node: FileNode): Json => {
    const target = reader.follow(node)
    if (!target) return {}
    const known = places.get(target)
    if (known !== undefined) return { $ref: known }
    const name = freeName(nameFrom(referenceOf(node) ?? ''))
    const place = `#/definitions/${escaped(name)}`
    places.set(target, place)
    waiting.push({ name, node: target })
    return { $ref: place }
  }

  const root = only ? copied(only, pointTo) : { oneOf: payloads.map((payload) => copied(payload, pointTo)) }
  const definitions: [string, Json][] = []
  for (let next = waiting.shift(); next; next = waiting.shift())
    definitions.push([next.name, copied(next.node, pointTo)])
  if (definitions.length === 0 || typeof root !== 'object' || root === null || Array.isArray(root)) return root
  const own = Object.entries(root).find(([name]) => name === 'definitions')?.[1]
  return { ...root, definitions: Object.fromEntries([...Object.entries(own ?? {}), ...definitions]) }
}

/** Every part of a payload by its place in it, so that references into it stay what they are. */
function placesIn(payload: FileNode, count: Copying['count']): Map<FileNode, string> {
  const places = new Map<FileNode, string>()
  const walk = (node: FileNode, place: string) => {
    count()
    places.set(node, place)
    if (node.kind === 'map') for (const [name, value] of node.fields) walk(value, `${place}/${escaped(name)}`)
    if (node.kind === 'list') for (const [index, item] of node.items.entries()) walk(item, `${place}/${index}`)
  }
  walk(payload, '#')
  return places
}

const namesIn = (node: FileNode | undefined) => (node?.kind === 'map' ? [...node.fields.keys()] : [])

const escaped = (name: string) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))

const nameFrom = (reference: string) =>
  reference
    .split('/')
    .at(-1)
    ?.replace(/[^\w.-]/g, '-') || 'schema'

/** Each name once; where it is taken, with the next number that is free. */
function namesBeside(known: readonly string[]): (name: string) => string {
  const taken = new Set(known)
  const counts = new Map<string, number>()
  return (name) => {
    let free = name
    let count = counts.get(name) ?? 1
    while (taken.has(free)) {
      count += 1
      free = `${name}-${count}`
    }
    counts.set(name, count)
    taken.add(free)
    return free
  }
}
