import type { Topology } from '../topology/model'
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
  const counts = new Map<string, number>()
  for (const change of changes) {
    const what = 'collection' in change ? `${change.kind} ${NOUNS[change.collection]}` : change.kind
    counts.set(what, (counts.get(what) ?? 0) + 1)
  }
  return [...counts].map(([what, count]) => countWords(what, count)).join(', ') || 'nothing'
}

function countWords(what: string, count: number): string {
  const [kind, noun] = what.split(' ')
  if (kind === 'renamed') return 'board renamed'
  return noun ? `${count} ${noun}${count === 1 ? '' : 's'} ${kind}` : `${count} ${kind}`
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
      return { sign: '±', words: `${elementWords(after, change)}: ${change.fields.map(fieldWords).join(', ')}` }
    case 'moved':
      return { sign: '→', words: `${nodeName(after, change.id)} moved` }
  }
}

type Place = { readonly collection: ElementCollection; readonly id: string }

function elementWords(topology: Topology, { collection, id }: Place): string {
  const element = topology[collection].get(id)
  return element ? `${NOUNS[collection]} ${nameOf(topology, element)}` : NOUNS[collection]
}

type NamedElement = NonNullable<ReturnType<Topology[ElementCollection]['get']>>

function nameOf(topology: Topology, element: NamedElement): string {
  if ('from' in element) return `${nodeName(topology, element.from)} → ${nodeName(topology, element.to)}`
  if ('name' in element) return short(element.name)
  return quoted('text' in element ? element.text : element.fault)
}

function nodeName({ services, topics, stores, notes }: Topology, id: string): string {
  const note = notes.get(id)
  const named = services.get(id) ?? topics.get(id) ?? stores.get(id)
  return named ? short(named.name) : note ? `note ${quoted(note.text)}` : id
}

function fieldWords({ name, from, to }: FieldChange): string {
  if (from === undefined) return `${name} ${valueWords(to)}`
  if (to === undefined) return `${name} no longer ${valueWords(from)}`
  return `${name} ${valueWords(from)} → ${valueWords(to)}`
}

const valueWords = (value: unknown): string =>
  typeof value === 'string' ? quoted(value) : typeof value === 'object' ? 'other' : String(value)

const MOST_CHARACTERS = 40

const quoted = (text: string) => `"${short(text)}"`

/** On one line. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS - 1)}…` : line
}
