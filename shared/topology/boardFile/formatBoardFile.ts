import { BEHAVIOUR_FIELDS, type Fields, type FieldValue } from '../behaviourFields'
import {
  type Connection,
  FRAME_FIELDS,
  type Framed,
  NOTE_FIELDS,
  type Position,
  type Topic,
  type Topology,
} from '../model'
import { plainOrQuoted, quoted } from './quoting'

/**
 * The one text of a topology: sections and fields in a fixed order, elements sorted by id and each on a line of its own, defaults left out.
 * Equal topologies give equal texts, and one change changes one line.
 */
export function formatBoardFile(topology: Topology, form: 'yaml' | 'json'): string {
  const sections = sectionsOf(topology)
  return form === 'yaml' ? yaml(topology.name, sections) : json(topology.name, sections)
}

type Entry = readonly [name: string, value: Value]
type Value = FieldValue | readonly Entry[] | Items
/** A list in the line of the element that it belongs to. */
type Items = { readonly items: readonly (readonly Entry[])[] }
type List = { readonly name: string; readonly kind: 'list'; readonly elements: readonly (readonly Entry[])[] }
type Section = List | { readonly name: string; readonly kind: 'map'; readonly entries: readonly Entry[] }

function sectionsOf(topology: Topology): readonly Section[] {
  const { services, topics, stores, connections, notes, frames, invariants, faults, views, layout } = topology
  const nodes = [services, topics, stores, notes]
  const placed = sorted(layout).filter(([id]) => nodes.some((things) => things.has(id)))
  return [
    list('services', services, (service) => [
      ['id', service.id],
      ['name', service.name],
      ['language', service.language],
      ...frameEntries(service),
      ...saidEntries(service, BEHAVIOUR_FIELDS.service),
    ]),
    list('topics', topics, topicEntries),
    ...unlessEmpty(
      list('stores', stores, (store) => [
        ['id', store.id],
        ['name', store.name],
        ...frameEntries(store),
        ...saidEntries(store, BEHAVIOUR_FIELDS.store),
      ]),
    ),
    list('connections', connections, connectionEntries),
    list('notes', notes, (note) => [
      ['id', note.id],
      ['text', note.text],
      ...frameEntries(note),
      ...saidEntries(note, NOTE_FIELDS),
    ]),
    ...unlessEmpty(
      list('frames', frames, (frame) => [['id', frame.id], ['name', frame.name], ...saidEntries(frame, FRAME_FIELDS)]),
    ),
    ...unlessEmpty(
      list('invariants', invariants, ({ id, name, expect }) => [
        ['id', id],
        ['name', name],
        ['expect', expect],
      ]),
    ),
    ...unlessEmpty(
      list('faults', faults, ({ id, fault }) => [
        ['id', id],
        ['fault', fault],
      ]),
    ),
    ...unlessEmpty(
      list('views', views, (view) => [
        ['id', view.id],
        ['name', view.name],
        ...positionEntries(view),
        ['zoom', view.zoom],
      ]),
    ),
    { name: 'layout', kind: 'map', entries: placed.map(([id, position]) => [id, positionEntries(position)]) },
  ]
}

function list<T>(name: string, things: ReadonlyMap<string, T>, entriesOf: (thing: T) => readonly Entry[]): List {
  return { name, kind: 'list', elements: sorted(things).map(([, thing]) => entriesOf(thing)) }
}

/** Sections that came later are not there where they have nothing to say. */
const unlessEmpty = (section: List): readonly Section[] => (section.elements.length > 0 ? [section] : [])

function topicEntries(topic: Topic): readonly Entry[] {
  const { id, name, partitions, replication, configs, example, schema } = topic
  return [
    ['id', id],
    ['name', name],
    ['partitions', partitions],
    ['replication', replication],
    ...frameEntries(topic),
    ...(configs.size > 0 ? [['configs', sorted(configs)] as const] : []),
    ...unless(undefined, ['example', example]),
    ...unless(undefined, ['schema', schema]),
  ]
}

function connectionEntries({ via, ...connection }: Connection): readonly Entry[] {
  const { id, kind, from, to } = connection
  return [
    ['id', id],
    ['kind', kind],
    ['from', from],
    ['to', to],
    ...ownEntries(connection),
    ...saidEntries(connection, BEHAVIOUR_FIELDS[kind]),
    ...(via ? [['via', { items: via.map(positionEntries) }] as const] : []),
  ]
}

const frameEntries = ({ frame }: Framed) => unless(undefined, ['frame', frame])

const positionEntries = ({ x, y }: Position): readonly Entry[] => [
  ['x', x],
  ['y', y],
]

/** Nothing where the value is the one that a reader assumes anyway. */
function unless(assumed: FieldValue | undefined, [name, value]: readonly [string, FieldValue | undefined]): Entry[] {
  return value === undefined || value === assumed ? [] : [[name, value]]
}

/** What a connection has beside its ends. */
function ownEntries(connection: Connection): readonly Entry[] {
  switch (connection.kind) {
    case 'produces':
      return [
        ...unless('rate', ['when', connection.when]),
        ...unless(0, ['rate', connection.rate]),
        ...unless('', ['key', connection.key]),
        ...unless('', ['value', connection.value]),
      ]
    case 'subscribes':
      return [['group', connection.group], ...unless('earliest', ['start', connection.start])]
    case 'calls':
    case 'keeps':
    case 'captures':
      return []
  }
}

type Behaving = { readonly [name: string]: FieldValue | undefined }

const saidEntries = (element: Behaving, fields: Fields): readonly Entry[] =>
  Object.entries(fields).flatMap(([name, { assumed }]) => unless(assumed, [name, element[name]]))

function yaml(name: string, sections: readonly Section[]): string {
  const lines = sections.flatMap((section) => {
    if (section.kind === 'list') {
      const elements = section.elements.map((element) => `  - ${flow(element, plainOrQuoted)}`)
      return elements.length > 0 ? [`${section.name}:`, ...elements] : [`${section.name}: []`]
    }
    const entries = section.entries.map((entry) => `  ${field(entry, plainOrQuoted)}`)
    return entries.length > 0 ? [`${section.name}:`, ...entries] : [`${section.name}: {}`]
  })
  return ['streamboard: 1', `name: ${plainOrQuoted(name)}`, ...lines, ''].join('\n')
}

function json(name: string, sections: readonly Section[]): string {
  const parts = sections.map((section) => {
    const isList = section.kind === 'list'
    const lines = isList
      ? section.elements.map((element) => flow(element, quoted))
      : section.entries.map((entry) => field(entry, quoted))
    const [open, close] = isList ? '[]' : '{}'
    const body = lines.length > 0 ? `\n    ${lines.join(',\n    ')}\n  ` : ''
    return `  ${quoted(section.name)}: ${open}${body}${close}`
  })
  return `{\n${['  "streamboard": 1', `  "name": ${quoted(name)}`, ...parts].join(',\n')}\n}\n`
}

type Quote = (text: string) => string

const flow = (entries: readonly Entry[], quote: Quote): string =>
  `{ ${entries.map((entry) => field(entry, quote)).join(', ')} }`

const field = ([name, value]: Entry, quote: Quote) => `${quote(name)}: ${written(value, quote)}`

function written(value: Value, quote: Quote): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value !== 'object') return String(value)
  if ('items' in value) return `[${value.items.map((item) => flow(item, quote)).join(', ')}]`
  return flow(value, quote)
}

const sorted = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
