import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml'
import { LIMITS } from '../limits'
import { addField, type FileNode, tooDeep } from './fileNode'
import { Unreadable } from './unreadable'

/** What all aliases of a file stand for together, in nodes; a long text counts as several. Whoever reads a file walks through all of it. */
const MOST_EXPANDED = 50_000
const CHARACTERS_OF_A_NODE = 100

/** With what it takes to walk through it: its nodes, aliases written out, and the levels below it. */
type Weighed = { readonly node: FileNode; readonly weight: number; readonly depth: number }
type Reading = {
  /** What each anchor is; null while that is being read. */
  readonly anchors: Map<string, Weighed | null>
  expanded: number
}

/**
 * A YAML document as plain nodes. An alias (`*name`) stands for what has the anchor (`&name`), and `<<` takes fields over from another map, as
 * long as both together stay small; they are shared, not copied.
 */
export const readYamlNode = (root: Node): FileNode => read({ anchors: new Map(), expanded: 0 }, root, 0).node

function read(reading: Reading, node: Node | null, level: number): Weighed {
  const at = node?.range?.[0] ?? 0
  if (node === null) return leaf({ kind: 'scalar', at, value: null, source: '' })
  if (isAlias(node)) return aliased(reading, node.source, { at, level })
  if (node.tag && !node.tag.startsWith('tag:yaml.org,2002:')) throw unexpectedTag(at, node.tag)
  const { anchor } = node
  if (!anchor) return content(reading, node, level)
  reading.anchors.set(anchor, null)
  const made = content(reading, node, level)
  // Inside of it the name may have been given to something else, which is the later one.
  if (reading.anchors.get(anchor) === null) reading.anchors.set(anchor, made)
  return made
}

type Position = { readonly at: number; readonly level: number }

function aliased(reading: Reading, name: string, { at, level }: Position): Weighed {
  const held = reading.anchors.get(name)
  const said = name.slice(0, 50)
  if (held === null) throw new Unreadable(at, `*${said} stands inside of what it stands for, and would have no end.`)
  if (!held) throw new Unreadable(at, `*${said} stands for nothing: there is no &${said} before it.`)
  reading.expanded += held.weight
  if (reading.expanded > MOST_EXPANDED)
    throw new Unreadable(at, TOO_MUCH, 'Write out what the largest of them stand for.')
  if (level + held.depth > LIMITS.boardFileDepth) throw tooDeep(at)
  return { ...held, node: { ...held.node, at } }
}

const TOO_MUCH = `Written out, the aliases (*) of this file would be more than ${MOST_EXPANDED} values.`

function content(reading: Reading, node: Node, level: number): Weighed {
  const at = node.range?.[0] ?? 0
  if (isMap(node)) return mapOf(reading, node.items, { at, level })
  if (isSeq(node)) {
    const items = node.items.map((item) => read(reading, nodeOrNull(item), level + 1))
    return around({ kind: 'list', at, items: items.map((item) => item.node) }, items)
  }
  if (!isScalar(node)) throw new Unreadable(at, 'This is neither a text, a number, a list nor a map.')
  return leaf({ kind: 'scalar', at, value: plainValue(node.value, at), source: node.source ?? '' })
}

const leaf = (node: Extract<FileNode, { readonly kind: 'scalar' }>): Weighed => ({
  node,
  weight: 1 + Math.floor(node.source.length / CHARACTERS_OF_A_NODE),
  depth: 0,
})

const around = (node: FileNode, inner: readonly Weighed[]): Weighed => ({
  node,
  weight: inner.reduce((sum, { weight }) => sum + weight, 1),
  depth: inner.reduce((most, { depth }) => Math.max(most, depth + 1), 1),
})

const unexpectedTag = (at: number, tag: string) =>
  new Unreadable(at, `Tags such as ${tag.slice(0, 50)} have no place in a board file.`)

function plainValue(value: unknown, at: number): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null)
    return value
  throw new Unreadable(at, 'This is neither a text, a number, true, false nor null.')
}

function mapOf(reading: Reading, pairs: readonly Pair[], { at, level }: Position): Weighed {
  const fields = new Map<string, FileNode>()
  const inner: Weighed[] = []
  const taken: FileNode[] = []
  for (const { key, value } of pairs) {
    const name = read(reading, nodeOrNull(key), level + 1)
    const one = read(reading, nodeOrNull(value), level + 1)
    inner.push(name, one)
    if (isMergeKey(key)) taken.push(one.node)
    else addField(fields, nameOf(name.node), one.node)
  }
  for (const [name, field] of taken.flatMap(takenFields)) if (!fields.has(name)) fields.set(name, field)
  return around({ kind: 'map', at, fields }, inner)
}

function nameOf(node: FileNode) {
  if (node.kind !== 'scalar') throw new Unreadable(node.at, 'The name of a field must be a text.')
  return { text: typeof node.value === 'string' ? node.value : node.source, at: node.at }
}

/** Between quotes it is a name like any other. */
const isMergeKey = (key: unknown) => isScalar(key) && key.value === '<<' && key.type === 'PLAIN'

/** Of a map, or of several: those of the first count. */
function takenFields(node: FileNode): readonly (readonly [string, FileNode])[] {
  if (node.kind === 'map') return [...node.fields]
  if (node.kind === 'list') return node.items.flatMap(takenFields)
  throw new Unreadable(node.at, '<< takes over the fields of a map, as <<: *name does.')
}

const nodeOrNull = (node: unknown) => (node ? (node as Node) : null)
