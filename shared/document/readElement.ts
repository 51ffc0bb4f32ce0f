import * as Y from 'yjs'
import { BEHAVIOUR_FIELDS, type Fields as BehaviourFields, saidOf } from '../topology/behaviourFields'
import { LIMITS } from '../topology/limits'
import type { Connection, Fault, Invariant, Note, Position, Service, Store, Topic } from '../topology/model'
import { CONNECTION_KINDS, EMPTY_TOPOLOGY, LANGUAGES, PRODUCE_WHEN, START_POSITIONS } from '../topology/model'

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
  invariants: (id: string, value: unknown) => withFields(id, value, invariant),
  faults: (id: string, value: unknown) => withFields(id, value, fault),
  layout: (id: string, value: unknown) => (isElementId(id) ? position(value) : null),
} as const

/** Canvas units; beyond it a position counts as none. */
const FARTHEST = 1_000_000
const MOST_REPLICAS = 32_767

const LONE_SURROGATES = /\p{Surrogate}/gu

/** As UTF-8 would carry it: a half of a character becomes U+FFFD here, before it does on the way to others. */
export const wellFormed = (text: string) => text.replace(LONE_SURROGATES, '\uFFFD')

export const isElementId = (id: string) => id.length >= 1 && id.length <= 100 && wellFormed(id) === id

export const isPosition = ({ x, y }: Position) => isNumber(x, -FARTHEST, FARTHEST) && isNumber(y, -FARTHEST, FARTHEST)

/** The board's name out of `meta`. */
export const readName = (value: unknown) => text(value, LIMITS.nameLength) || EMPTY_TOPOLOGY.name

type Fields = Y.Map<unknown>

const withFields = <T>(id: string, value: unknown, read: (id: string, fields: Fields) => T) =>
  value instanceof Y.Map && isElementId(id) ? read(id, value) : null

const service = (id: string, fields: Fields): Service => ({
  id,
  name: text(fields.get('name'), LIMITS.nameLength) ?? '',
  language: oneOf(LANGUAGES, fields.get('language'), 'typescript'),
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
  ...said(fields, BEHAVIOUR_FIELDS.store),
})

function connection(id: string, fields: Fields): Connection | null {
  const kind = oneOf(CONNECTION_KINDS, fields.get('kind'), null)
  const from = text(fields.get('from'), 100)
  const to = text(fields.get('to'), 100)
  if (kind === null || from === undefined || to === undefined) return null
  const rate = fields.get('rate')
  switch (kind) {
    case 'calls':
      return { kind, id, from, to, ...said(fields, BEHAVIOUR_FIELDS.calls) }
    case 'keeps':
      return { kind, id, from, to, ...said(fields, BEHAVIOUR_FIELDS.keeps) }
    case 'captures':
      return { kind, id, from, to, ...said(fields, BEHAVIOUR_FIELDS.captures) }
    case 'produces':
      return {
        kind,
        id,
        from,
        to,
        when: oneOf(PRODUCE_WHEN, fields.get('when'), 'rate'),
        rate: isNumber(rate, 0, LIMITS.rate) ? rate : 0,
        key: text(fields.get('key'), LIMITS.textLength) ?? '',
        value: text(fields.get('value'), LIMITS.textLength) ?? '',
        ...said(fields, BEHAVIOUR_FIELDS.produces),
      }
    case 'subscribes':
      return {
        kind,
        id,
        from,
        to,
        group: text(fields.get('group'), LIMITS.nameLength) ?? '',
        start: oneOf(START_POSITIONS, fields.get('start'), 'earliest'),
        ...said(fields, BEHAVIOUR_FIELDS.subscribes),
      }
  }
}

const note = (id: string, fields: Fields): Note => ({ id, text: text(fields.get('text'), LIMITS.textLength) ?? '' })

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

const isNumber = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most

const count = (value: unknown, most: number) => (isNumber(value, 1, most) && Number.isInteger(value) ? value : 1)

const oneOf = <T extends string, D>(choices: readonly T[], value: unknown, otherwise: D) =>
  choices.find((choice) => choice === value) ?? otherwise

/** Order of all Maps of a Topology: by UTF-16 code units, the same everywhere. */
export const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0)
