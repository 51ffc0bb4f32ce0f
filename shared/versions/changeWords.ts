import type { Topology } from '../topology/model'
import { nameOf } from '../topology/nameOf'
import type { Change, ElementCollection, FieldChange } from './compareTopologies'

const NOUNS: { readonly [C in ElementCollection]: string } = {
  services: 'service',
  topics: 'topic',
  stores: 'store',
  connections: 'connection',
  notes: 'note',
  frames: 'frame',
  invariants: 'invariant',
  faults: 'fault',
  views: 'view',
}

/** How much differs: `2 topics added, 1 connection changed, 3 moved`; `nothing` where nothing does. */
export function summaryWords(changes: readonly Change[]): string {
  const counts = new Map<string, Counted>()
  for (const change of changes) {
    const noun = 'collection' in change ? NOUNS[change.collection] : ''
    const done = change.kind === 'moved' && !change.from ? 'laid out' : change.kind
    const count = counts.get(`${noun} ${done}`)?.count ?? 0
    counts.set(`${noun} ${done}`, { noun, done, count: count + 1 })
  }
  return [...counts.values()].map(countWords).join(', ') || 'nothing'
}

type Counted = { readonly noun: string; readonly done: string; readonly count: number }

function countWords({ noun, done, count }: Counted): string {
  if (done === 'renamed') return 'board renamed'
  return noun ? `${count} ${noun}${count === 1 ? '' : 's'} ${done}` : `${count} ${done}`
}

export type ChangeSign = '+' | '−' | '±' | '→'
export type ChangeWords = { readonly sign: ChangeSign; readonly words: string }
type Boards = { readonly before: Topology; readonly after: Topology }

/** One difference in words, each text of it shortened: `± topic orders: partitions 3 → 6`. */
export function changeWords(change: Change, { before, after }: Boards): ChangeWords {
  switch (change.kind) {
    case 'renamed':
      return { sign: '±', words: `board renamed from ${quoted(change.from)} to ${quoted(change.to)}` }
    case 'added':
      return { sign: '+', words: elementWords(after, change) }
    case 'removed':
      return { sign: '−', words: elementWords(before, change) }
    case 'changed':
      return { sign: '±', words: `${elementWords(after, change)}: ${fieldsWords(change.fields, { before, after })}` }
    case 'moved':
      return { sign: '→', words: nodeWords(after, change.id) }
  }
}

type Place = { readonly collection: ElementCollection; readonly id: string }

function elementWords(topology: Topology, { collection, id }: Place): string {
  const element = topology[collection].get(id)
  return element ? `${NOUNS[collection]} ${titleOf(topology, element)}` : NOUNS[collection]
}

type NamedElement = NonNullable<ReturnType<Topology[ElementCollection]['get']>>

function titleOf(topology: Topology, element: NamedElement): string {
  if ('from' in element) return `${nodeName(topology, element.from)} → ${nodeName(topology, element.to)}`
  if ('name' in element) return short(element.name)
  return quoted('text' in element ? element.text : element.fault)
}

const nodeName = (topology: Topology, id: string): string => short(nameOf(topology, id) || id)

const NODES = ['services', 'topics', 'stores', 'notes'] as const

function nodeWords(topology: Topology, id: string): string {
  const collection = NODES.find((name) => topology[name].has(id))
  return collection ? elementWords(topology, { collection, id }) : id
}

const fieldsWords = (fields: readonly FieldChange[], boards: Boards) =>
  fields.map((field) => fieldWords(field, boards)).join(', ')

function fieldWords({ name, from, to }: FieldChange, { before, after }: Boards): string {
  if (name === 'via') return 'led another way'
  const [was, is] = [valueWords(before, name, from), valueWords(after, name, to)]
  if (was === is) return `another ${name} ${is}`
  if (from === undefined) return `${name} ${is}`
  return to === undefined ? `${name} no longer ${was}` : `${name} ${was} → ${is}`
}

/** Ids of nodes and frames mean nothing to people. */
function valueWords(topology: Topology, field: string, value: unknown): string {
  if (typeof value !== 'string') return String(value)
  if (field === 'frame') return quoted(topology.frames.get(value)?.name ?? value)
  return quoted(field === 'from' || field === 'to' ? nodeName(topology, value) : value)
}

const MOST_CHARACTERS = 40

const quoted = (text: string) => `"${short(text)}"`

/** On one line. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS - 1)}…` : line
}
