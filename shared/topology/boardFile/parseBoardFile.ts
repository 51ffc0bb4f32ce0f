import type { Problem } from '../../problem'
import { BEHAVIOUR_FIELDS } from '../behaviourFields'
import { LIMITS } from '../limits'
import {
  type Fault,
  type Invariant,
  LANGUAGES,
  type Note,
  type Position,
  type Service,
  type Store,
  type Topic,
  type Topology,
} from '../model'
import { slugs } from '../slugs'
import type { FileNode } from './fileNode'
import { readConnection } from './readConnection'
import {
  choiceOf,
  complain,
  type Element,
  elementOf,
  entriesOf,
  fieldPath,
  itemsOf,
  mapOf,
  numberOf,
  type Report,
  refuseOthers,
  saidBy,
  textOf,
} from './reading'
import { readTree } from './readTree'

export type ParsedBoardFile =
  | { readonly ok: true; readonly value: Topology }
  /** Each with its place, `line:column path`; at most twenty. */
  | { readonly ok: false; readonly problems: readonly Problem[] }

const MOST_PROBLEMS = 20
const LONGEST_ID = 100
const FARTHEST = 1_000_000

/**
 * Reads YAML or JSON. The result is built anew field by field: nothing of the text gets in that the model does not know.
 * A megabyte of JSON takes a tenth of a second, one of YAML more than a second: who must not be held up sets how much YAML to read at most, in characters.
 */
export function parseBoardFile(text: string, mostYaml: number = LIMITS.boardFileBytes): ParsedBoardFile {
  const tree = readTree(text, mostYaml)
  if (!tree.ok) return { ok: false, problems: [tree.problem] }
  const problems: Problem[] = []
  const report: Report = ({ at, path, sentence, next }) => {
    if (problems.length >= MOST_PROBLEMS) return
    const place = `${tree.placeOf(at)} ${path}`.trim()
    problems.push({ code: 'boardFile', sentence, place, ...(next ? { next } : {}) })
  }
  const topology = readBoard(tree.root, report)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: topology }
}

const SECTIONS = [
  'streamboard',
  'name',
  'services',
  'topics',
  'stores',
  'connections',
  'notes',
  'invariants',
  'faults',
  'layout',
] as const

function readBoard(root: FileNode, report: Report): Topology {
  const board = mapOf(root, '', report)
  if (root.kind === 'map') readVersion(board)
  refuseOthers(board, SECTIONS)
  const name = textOf(board, 'name', { least: 1, fallback: 'Untitled board' })
  const ids = new Set<string>()
  const services = readList(board, { section: 'services', most: LIMITS.nodes, ids, read: readService })
  const topics = readList(board, { section: 'topics', most: LIMITS.nodes, ids, read: readTopic })
  const stores = readList(board, { section: 'stores', most: LIMITS.nodes, ids, read: readStore })
  const groups = slugs(services.values())
  const nodes = { service: services, topic: topics, store: stores }
  const connections = readList(board, {
    section: 'connections',
    most: LIMITS.connections,
    ids,
    read: (node, path) => readConnection(node, path, { nodes, groups, report }),
  })
  const notes = readList(board, { section: 'notes', most: LIMITS.nodes, ids, read: readNote })
  const invariants = readList(board, { section: 'invariants', most: LIMITS.invariants, ids, read: readInvariant })
  const faults = readList(board, { section: 'faults', most: LIMITS.faults, ids, read: readFault })
  const layout = readLayout(board, [services, topics, stores, notes])
  return { name, services, topics, stores, connections, notes, invariants, faults, layout }
}

function readVersion(board: Element): void {
  const node = board.fields.get('streamboard')
  const next = 'Begin the file with the line "streamboard: 1".'
  if (!node)
    board.report({
      at: board.at,
      path: '',
      sentence: 'This is not a board file: it does not say "streamboard: 1".',
      next,
    })
  else if (node.kind !== 'scalar' || node.value !== 1)
    complain(board, 'streamboard', 'must be 1: this version of Streamboard knows no other.', next)
}

type ListRules<T> = {
  readonly section: (typeof SECTIONS)[number]
  readonly most: number
  /** Ids met so far in any section. */
  readonly ids: Set<string>
  read(node: FileNode, path: string, report: Report): T | undefined
}

/** The elements of a section by id, sorted by id. */
function readList<T extends { readonly id: string }>(
  board: Element,
  { section, most, ids, read }: ListRules<T>,
): ReadonlyMap<string, T> {
  const found: T[] = []
  itemsOf(board, section, most).forEach((node, index) => {
    const path = `${section}[${index}]`
    const thing = read(node, path, board.report)
    if (!thing?.id) return
    if (ids.has(thing.id)) complainOfId(board.report, { node, path, id: thing.id })
    ids.add(thing.id)
    found.push(thing)
  })
  return new Map(found.sort((a, b) => (a.id < b.id ? -1 : 1)).map((thing) => [thing.id, thing]))
}

function complainOfId(report: Report, { node, path, id }: { node: FileNode; path: string; id: string }): void {
  const sentence = `${path}.id is "${id}", which another element has already.`
  report({ at: node.at, path: fieldPath(path, 'id'), sentence, next: 'Give each element an id of its own.' })
}

const idOf = (element: Element) => textOf(element, 'id', { least: 1, most: LONGEST_ID })

const SERVICE_FIELDS = ['id', 'name', 'language', ...Object.keys(BEHAVIOUR_FIELDS.service)]

function readService(node: FileNode, path: string, report: Report): Service {
  const element = elementOf(node, path, { known: SERVICE_FIELDS, report })
  const language = choiceOf(element, 'language', { choices: LANGUAGES, fallback: 'typescript' })
  return {
    id: idOf(element),
    name: textOf(element, 'name', {}),
    language: language ?? 'typescript',
    ...saidBy(element, BEHAVIOUR_FIELDS.service),
  }
}

const TOPIC_FIELDS = ['id', 'name', 'partitions', 'replication', 'configs', 'example', 'schema'] as const

function readTopic(node: FileNode, path: string, report: Report): Topic {
  const element = elementOf(node, path, { known: TOPIC_FIELDS, report })
  return {
    id: idOf(element),
    name: textOf(element, 'name', {}),
    partitions: numberOf(element, 'partitions', { from: 1, to: LIMITS.partitions, whole: true, fallback: 1 }),
    replication: numberOf(element, 'replication', { from: 1, to: 32_767, whole: true, fallback: 1 }),
    configs: readConfigs(element),
    ...optionalText(element, 'example'),
    ...optionalText(element, 'schema'),
  }
}

function optionalText<N extends 'example' | 'schema'>(element: Element, name: N): { readonly [K in N]?: string } {
  if (!element.fields.has(name)) return {}
  return { [name]: textOf(element, name, { most: LIMITS.textLength }) } as { readonly [K in N]: string }
}

/** Values are texts, as Kafka has them; a number or a yes or no without quotes counts as it is written. */
function readConfigs(element: Element): ReadonlyMap<string, string> {
  const entries = entriesOf(element, 'configs', LIMITS.configsPerTopic).map(([name, node]): [string, string] => {
    const value = node.kind === 'scalar' && node.value !== null ? node : undefined
    if (!value) complain(element, 'configs', `must have a text for "${name.slice(0, 60)}".`)
    if (name.length > LIMITS.nameLength || (value?.source.length ?? 0) > LIMITS.textLength)
      complain(element, 'configs', 'has an entry that is too long.')
    return [name, typeof value?.value === 'string' ? value.value : (value?.source ?? '')]
  })
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function readNote(node: FileNode, path: string, report: Report): Note {
  const element = elementOf(node, path, { known: ['id', 'text'], report })
  return { id: idOf(element), text: textOf(element, 'text', { most: LIMITS.textLength }) }
}

const STORE_FIELDS = ['id', 'name', ...Object.keys(BEHAVIOUR_FIELDS.store)]

function readStore(node: FileNode, path: string, report: Report): Store {
  const element = elementOf(node, path, { known: STORE_FIELDS, report })
  return { id: idOf(element), name: textOf(element, 'name', {}), ...saidBy(element, BEHAVIOUR_FIELDS.store) }
}

function readInvariant(node: FileNode, path: string, report: Report): Invariant {
  const element = elementOf(node, path, { known: ['id', 'name', 'expect'], report })
  const expect = textOf(element, 'expect', { most: LIMITS.textLength })
  return { id: idOf(element), name: textOf(element, 'name', {}), expect }
}

function readFault(node: FileNode, path: string, report: Report): Fault {
  const element = elementOf(node, path, { known: ['id', 'fault'], report })
  return { id: idOf(element), fault: textOf(element, 'fault', {}) }
}

function readLayout(board: Element, nodes: readonly ReadonlyMap<string, unknown>[]): ReadonlyMap<string, Position> {
  const entries = entriesOf(board, 'layout', 4 * LIMITS.nodes).map(([id, node]): [string, Position] => {
    const path = fieldPath('layout', id)
    if (!nodes.some((things) => things.has(id))) {
      board.report({
        at: node.nameAt ?? node.at,
        path,
        sentence: `${path} places nothing: no service, topic, store or note has this id.`,
        next: 'Remove the line.',
      })
    }
    const element = elementOf(node, path, { known: ['x', 'y'], report: board.report })
    const range = { from: -FARTHEST, to: FARTHEST, whole: false }
    return [id, { x: numberOf(element, 'x', range), y: numberOf(element, 'y', range) }]
  })
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
