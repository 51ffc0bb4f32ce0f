import type { Problem } from '../../problem'
import { byId } from '../byId'
import { LIMITS } from '../limits'
import {
  type Fault,
  FRAME_FIELDS,
  type Frame,
  type Framed,
  type Invariant,
  type Position,
  type Topology,
  type View,
} from '../model'
import { slugs } from '../slugs'
import type { FileNode } from './fileNode'
import { nodeReaders } from './nodeReaders'
import { readConnection } from './readConnection'
import {
  complain,
  type Element,
  elementOf,
  entriesOf,
  fieldPath,
  idOf,
  itemsOf,
  mapOf,
  numberOf,
  positionOf,
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
    const advice = next?.()
    problems.push({ code: 'boardFile', sentence, place, ...(advice ? { next: advice } : {}) })
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
  'frames',
  'invariants',
  'faults',
  'views',
  'layout',
] as const

function readBoard(root: FileNode, report: Report): Topology {
  const board = mapOf(root, '', report)
  if (root.kind === 'map') readVersion(board)
  refuseOthers(board, SECTIONS)
  const name = textOf(board, 'name', { least: 1, fallback: 'Untitled board' })
  const ids = new Set<string>()
  const frames = readList(board, { section: 'frames', most: LIMITS.frames, ids, read: readFrame })
  const read = nodeReaders(frames)
  const services = readList(board, { section: 'services', most: LIMITS.nodes, ids, read: read.service })
  const topics = readList(board, { section: 'topics', most: LIMITS.nodes, ids, read: read.topic })
  const stores = readList(board, { section: 'stores', most: LIMITS.nodes, ids, read: read.store })
  const notes = readList(board, { section: 'notes', most: LIMITS.nodes, ids, read: read.note })
  refuseEmptyFrames(board, [services, topics, stores, notes])
  const groups = slugs(services.values())
  const nodes = { service: services, topic: topics, store: stores }
  const connections = readList(board, {
    section: 'connections',
    most: LIMITS.connections,
    ids,
    read: (node, path) => readConnection(node, path, { nodes, groups, report }),
  })
  const invariants = readList(board, { section: 'invariants', most: LIMITS.invariants, ids, read: readInvariant })
  const faults = readList(board, { section: 'faults', most: LIMITS.faults, ids, read: readFault })
  const views = readList(board, { section: 'views', most: LIMITS.views, ids, read: readView })
  const layout = readLayout(board, [services, topics, stores, notes])
  return { name, services, topics, stores, connections, notes, frames, invariants, faults, views, layout }
}

function readVersion(board: Element): void {
  const node = board.fields.get('streamboard')
  const next = () => 'Begin the file with the line "streamboard: 1".'
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
  return byId(found)
}

function complainOfId(report: Report, { node, path, id }: { node: FileNode; path: string; id: string }): void {
  const sentence = `${path}.id is "${id}", which another element has already.`
  report({ at: node.at, path: fieldPath(path, 'id'), sentence, next: () => 'Give each element an id of its own.' })
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

function readFrame(node: FileNode, path: string, report: Report): Frame {
  const element = elementOf(node, path, { known: ['id', 'name', ...Object.keys(FRAME_FIELDS)], report })
  return { id: idOf(element), name: textOf(element, 'name', {}), ...saidBy(element, FRAME_FIELDS) }
}

/** Somebody who took out the last thing of a frame by hand meant the frame too, or took out one line too many. */
function refuseEmptyFrames(board: Element, nodes: readonly ReadonlyMap<string, Framed>[]): void {
  const held = new Set(nodes.flatMap((things) => [...things.values()].map(({ frame }) => frame)))
  const listed = board.fields.get('frames')
  const items = listed?.kind === 'list' ? listed.items : []
  items.forEach((item, index) => {
    const id = item.kind === 'map' ? item.fields.get('id') : undefined
    if (id?.kind !== 'scalar' || typeof id.value !== 'string' || held.has(id.value)) return
    const path = `frames[${index}]`
    const sentence = `${path} holds nothing: no service, topic, store or note has the frame "${id.value}".`
    board.report({ at: item.at, path, sentence, next: () => 'Put something into it, or remove the line.' })
  })
}

function readView(node: FileNode, path: string, report: Report): View {
  const element = elementOf(node, path, { known: ['id', 'name', 'x', 'y', 'zoom'], report })
  const zoom = numberOf(element, 'zoom', { ...LIMITS.zoom, whole: false, fallback: 1 })
  return { id: idOf(element), name: textOf(element, 'name', {}), ...positionOf(element), zoom }
}

function readLayout(board: Element, nodes: readonly ReadonlyMap<string, unknown>[]): ReadonlyMap<string, Position> {
  const entries = entriesOf(board, 'layout', 4 * LIMITS.nodes).map(([id, node]): [string, Position] => {
    const path = fieldPath('layout', id)
    if (!nodes.some((things) => things.has(id))) {
      board.report({
        at: node.nameAt ?? node.at,
        path,
        sentence: `${path} places nothing: no service, topic, store or note has this id.`,
        next: () => 'Remove the line.',
      })
    }
    return [id, positionOf(elementOf(node, path, { known: ['x', 'y'], report: board.report }))]
  })
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
