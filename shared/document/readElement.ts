import * as Y from 'yjs'
import { BEHAVIOUR_FIELDS, type Fields as BehaviourFields, saidOf } from '../topology/behaviourFields'
import { LIMITS } from '../topology/limits'
import type {
  Connection,
  Fault,
  Frame,
  Framed,
  Invariant,
  Led,
  Note,
  Position,
  Service,
  Store,
  Topic,
  View,
} from '../topology/model'
import {
  CONNECTION_KINDS,
  EMPTY_TOPOLOGY,
  FRAME_FIELDS,
  LANGUAGES,
  NOTE_FIELDS,
  PRODUCE_WHEN,
  START_POSITIONS,
} from '../topology/model'

/**
 * What stands in a document came from anybody's browser. Each field is read on its own, by its type and size, and falls back to its
 * default; what is not even a map of fields is no element (null). Unknown fields are never looked at.
 */
export const readElement = {
  services: (id: string, value: unknown) => withFields(id, value, service),
  topics: (id: string, value: unknown) => withFields(id, value, topic),
  stores: (id: string, value: unknown) => withFields(id, value, store),
  connections: (id: string, value: unknown) => withFields(id, value, connection),
  notes: (id: string, value: unknown) => withFields(id, value, note),
  frames: (id: string, value: unknown) => withFields(id, value, frame),
  invariants: (id: string, value: unknown) => withFields(id, value, invariant),
  faults: (id: string, value: unknown) => withFields(id, value, fault),
  views: (id: string, value: unknown) => withFields(id, value, view),
  layout: (id: string, value: unknown) => (isElementId(id) ? position(value) : null),
} as const

const MOST_REPLICAS = 32_767

const LONE_SURROGATES = /\p{Surrogate}/gu

/** As UTF-8 would carry it: a half of a character becomes U+FFFD here, before it does on the way to others. */
export const wellFormed = (text: string) => text.replace(LONE_SURROGATES, '\uFFFD')

export const isElementId = (id: string) => id.length >= 1 && id.length <= 100 && wellFormed(id) === id

export const isPosition = ({ x, y }: Position) => isCoordinate(x) && isCoordinate(y)

/** Canvas units; beyond the farthest a position counts as none. */
const isCoordinate = (value: unknown) => isNumber(value, -LIMITS.farthest, LIMITS.farthest)

/** The board's name out of `meta`. */
export const readName = (value: unknown) => text(value, LIMITS.nameLength) || EMPTY_TOPOLOGY.name

type Fields = Y.Map<unknown>

const withFields = <T>(id: string, value: unknown, read: (id: string, fields: Fields) => T) =>
  value instanceof Y.Map && isElementId(id) ? read(id, value) : null

const service = (id: string, fields: Fields): Service => ({
  id,
  name: text(fields.get('name'), LIMITS.nameLength) ?? '',
  language: oneOf(LANGUAGES, fields.get('language'), 'typescript'),
  ...framed(fields),
  ...said(fields, BEHAVIOUR_FIELDS.service),
})

function topic(id: string, fields: Fields): Topic {
  const example = text(fields.get('example'), LIMITS.textLength)
  const schema = text(fields.get('schema'), LIMITS.textLength)
  return {
    id,
    name: text(fields.get('name'), LIMITS.nameLength) ?? '',
    partitions: count(fields.get('partitions'), LIMITS.partitions),
    replication: count(fields.get('replication'), MOST_REPLICAS),
    configs: configs(fields.get('configs')),
    ...framed(fields),
    ...(example !== undefined && { example }),
    ...(schema !== undefined && { schema }),
  }
}

function configs(value: unknown): ReadonlyMap<string, string> {
  if (!(value instanceof Y.Map)) return new Map()
  const entries: [string, string][] = []
  for (const [name, held] of value) {
    const setting = text(held, LIMITS.textLength)
    if (setting !== undefined && name.length <= LIMITS.nameLength) entries.push([name, setting])
  }
  return new Map(entries.sort(byId).slice(0, LIMITS.configsPerTopic))
}

const store = (id: string, fields: Fields): Store => ({
  id,
  name: text(fields.get('name'), LIMITS.nameLength) ?? '',
  ...framed(fields),
  ...said(fields, BEHAVIOUR_FIELDS.store),
})

function connection(id: string, fields: Fields): Connection | null {
  const kind = oneOf(CONNECTION_KINDS, fields.get('kind'), null)
  const from = idIn(fields, 'from')
  const to = idIn(fields, 'to')
  if (kind === null || from === undefined || to === undefined) return null
  const base = { id, from, to, ...led(fields) }
  const rate = fields.get('rate')
  switch (kind) {
    case 'calls':
      return { kind, ...base, ...said(fields, BEHAVIOUR_FIELDS.calls) }
    case 'keeps':
      return { kind, ...base, ...said(fields, BEHAVIOUR_FIELDS.keeps) }
    case 'captures':
      return { kind, ...base, ...said(fields, BEHAVIOUR_FIELDS.captures) }
    case 'produces':
      return {
        kind,
        ...base,
        when: oneOf(PRODUCE_WHEN, fields.get('when'), 'rate'),
        rate: isNumber(rate, 0, LIMITS.rate) ? rate : 0,
        key: text(fields.get('key'), LIMITS.textLength) ?? '',
        value: text(fields.get('value'), LIMITS.textLength) ?? '',
        ...said(fields, BEHAVIOUR_FIELDS.produces),
      }
    case 'subscribes':
      return {
        kind,
        ...base,
        group: text(fields.get('group'), LIMITS.nameLength) ?? '',
        start: oneOf(START_POSITIONS, fields.get('start'), 'earliest'),
        ...said(fields, BEHAVIOUR_FIELDS.subscribes),
      }
  }
}

const note = (id: string, fields: Fields): Note => ({
  id,
  text: text(fields.get('text'), LIMITS.textLength) ?? '',
  ...framed(fields),
  ...said(fields, NOTE_FIELDS),
})

const frame = (id: string, fields: Fields): Frame => ({
  id,
  name: text(fields.get('name'), LIMITS.nameLength) ?? '',
  ...said(fields, FRAME_FIELDS),
})

function view(id: string, fields: Fields): View {
  const zoom = fields.get('zoom')
  return {
    id,
    name: text(fields.get('name'), LIMITS.nameLength) ?? '',
    ...(position([fields.get('x'), fields.get('y')]) ?? { x: 0, y: 0 }),
    zoom: isNumber(zoom, LIMITS.zoom.from, LIMITS.zoom.to) ? zoom : 1,
  }
}

function framed(fields: Fields): Framed {
  const frame = idIn(fields, 'frame')
  return frame === undefined ? {} : { frame }
}

function led(fields: Fields): Led {
  const points = fields.get('via')
  const via = Array.isArray(points) ? points.map(position).filter((point) => point !== null) : []
  return via.length > 0 ? { via: via.slice(0, LIMITS.waypoints) } : {}
}

const invariant = (id: string, fields: Fields): Invariant => ({
  id,
  name: text(fields.get('name'), LIMITS.nameLength) ?? '',
  expect: text(fields.get('expect'), LIMITS.textLength) ?? '',
})

const fault = (id: string, fields: Fields): Fault => ({ id, fault: text(fields.get('fault'), LIMITS.nameLength) ?? '' })

const said = <F extends BehaviourFields>(fields: Fields, table: F) => saidOf(table, (name) => fields.get(name))

function position(value: unknown): Position | null {
  if (!Array.isArray(value)) return null
  const place = { x: value[0], y: value[1] }
  return isPosition(place) ? place : null
}

const text = (value: unknown, longest: number) =>
  typeof value === 'string' && value.length <= longest ? value : undefined

const idIn = (fields: Fields, name: string) => text(fields.get(name), 100)

const isNumber = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most

const count = (value: unknown, most: number) => (isNumber(value, 1, most) && Number.isInteger(value) ? value : 1)

const oneOf = <T extends string, D>(choices: readonly T[], value: unknown, otherwise: D) =>
  choices.find((choice) => choice === value) ?? otherwise

/** Order of all Maps of a Topology: by UTF-16 code units, the same everywhere. */
export const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0)
