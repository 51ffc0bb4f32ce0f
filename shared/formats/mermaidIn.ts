import type { Problem } from '../problem'
import { byId } from '../topology/byId'
import { LIMITS } from '../topology/limits'
import { type Connection, EMPTY_TOPOLOGY, type Frame, type Topology } from '../topology/model'
import { slugs } from '../topology/slugs'
import type { BroughtText, Drawing } from './drawing'
import { createLeftOut, type LeftOut, quoted } from './leftOut'
import {
  type Flowchart,
  type FlowchartArrow,
  type FlowchartNode,
  LONGEST_STATEMENT,
  parseFlowchart,
} from './mermaidIn/parseFlowchart'
import { plainText } from './mermaidIn/parseNode'

/**
 * A Mermaid flowchart as a board: cylinders are topics, or stores where something is kept in or captured from them, everything else is a service;
 * subgraphs are frames. An arrow means what its ends allow; words on an arrow from a topic are the group. What `mermaid` writes comes back as it
 * was.
 */
export function readMermaid({ name, text }: BroughtText): Drawing {
  if (text.length > LIMITS.boardFileBytes) return refusedFor('This flowchart is too large for a board.')
  const chart = parseFlowchart(text)
  const left = createLeftOut()
  const place = (line: number) => [name, `line ${line}`].filter(Boolean).join(' ')
  for (const { line, text: unread } of chart.unread) left.say(whyUnread(unread), place(line))
  if (chart.nodes.size === 0) return refusedFor('There is nothing to draw in this flowchart.')
  if (chart.nodes.size > LIMITS.nodes || chart.arrows.length > LIMITS.connections)
    return refusedFor(`A board has at most ${LIMITS.nodes} nodes and ${LIMITS.connections} connections.`)
  const frames = framesOf(chart, { left, place })
  if (frames.length > LIMITS.frames) return refusedFor(`A board has at most ${LIMITS.frames} frames.`)
  return { ok: true, topology: drawn(chart, frames, { left, place }), left: left.problems() }
}

const refusedFor = (sentence: string): Drawing => {
  const problem: Problem = {
    code: 'mermaid',
    sentence,
    next: 'Bring a flowchart such as "flowchart LR", "a[Orders] --> b[(orders)]".',
  }
  return { ok: false, problems: [problem] }
}

function whyUnread(text: string): string {
  if (text.length > LONGEST_STATEMENT)
    return `A statement has more than ${LONGEST_STATEMENT} characters and is left out: write it as several lines.`
  return `This line is not understood: ${quoted(text)}.`
}

type Saying = { readonly left: LeftOut; readonly place: (line: number) => string }

type FrameAround = Frame & { readonly nodes: ReadonlySet<string> }

/** A frame holds no frames: of subgraphs in each other the outermost counts. */
function framesOf({ subgraphs, nodes }: Flowchart, { left, place }: Saying): readonly FrameAround[] {
  return subgraphs.flatMap(({ label, line, inside, nodes: held }, index) => {
    const holds = new Set([...held].filter((id) => nodes.has(id)))
    if (inside)
      left.say(
        `The subgraph ${quoted(label)} is left out, because a frame holds no frames: what is inside of it is in ${quoted(inside.label)}.`,
        place(line),
      )
    else if (holds.size === 0) left.say(`The subgraph ${quoted(label)} holds nothing and is left out.`, place(line))
    return holds.size > 0 ? [{ id: `f${index + 1}`, name: label.slice(0, LIMITS.nameLength), nodes: holds }] : []
  })
}

function drawn({ nodes, arrows }: Flowchart, frames: readonly FrameAround[], { left, place }: Saying): Topology {
  const stores = new Set(arrows.flatMap((arrow) => storeIn(arrow, nodes)))
  const ids = new Map([...nodes.keys()].sort().map((id, index) => [id, `n${index + 1}`]))
  const frameOf = new Map(frames.flatMap(({ id, nodes }) => [...nodes].map((node) => [node, { frame: id }] as const)))
  const all = [...nodes.values()].map((node) => ({
    kind: node.shape !== 'cylinder' ? 'service' : stores.has(node.id) ? 'store' : 'topic',
    drawn: { id: ids.get(node.id) ?? '', name: node.label.slice(0, LIMITS.nameLength), ...frameOf.get(node.id) },
  }))
  const kinds = new Map(all.map(({ drawn, kind }) => [drawn.id, kind]))
  const of = (kind: string) => all.filter((node) => node.kind === kind).map(({ drawn }) => drawn)
  const groups = slugs(of('service'))
  const receiving = new Set(arrows.map(({ to }) => ids.get(to) ?? ''))
  const connections = arrows.flatMap((arrow, index): Connection[] => {
    if (!nodes.has(arrow.from) || !nodes.has(arrow.to)) {
      left.say('An arrow from or to a subgraph means nothing on a board.', place(arrow.line))
      return []
    }
    const ends = { id: `c${index + 1}`, from: ids.get(arrow.from) ?? '', to: ids.get(arrow.to) ?? '' }
    const between = `${kinds.get(ends.from)} -> ${kinds.get(ends.to)}`
    const connection = ends.from === ends.to ? undefined : connectionOf(between, { arrow, ends, groups, receiving })
    if (!connection)
      left.say(`An arrow from ${between.replace('->', 'to')} means nothing on a board.`, place(arrow.line))
    else if (arrow.label && connection.kind === 'produces')
      left.say('Words on an arrow to a topic have no place on a board.', place(arrow.line))
    return connection ? [connection] : []
  })
  return {
    ...EMPTY_TOPOLOGY,
    name: 'Flowchart',
    services: byId(of('service').map((node) => ({ ...node, language: 'typescript' as const }))),
    topics: byId(of('topic').map((node) => ({ ...node, partitions: 1, replication: 1, configs: new Map() }))),
    stores: byId(of('store')),
    frames: byId(frames.map(({ id, name }) => ({ id, name }))),
    connections: byId(connections),
  }
}

/** A cylinder that a service keeps something in, or that dotted arrows lead out of. */
function storeIn(
  { from, to, label, dotted }: FlowchartArrow,
  nodes: ReadonlyMap<string, FlowchartNode>,
): readonly string[] {
  const [begin, end] = [nodes.get(from)?.shape, nodes.get(to)?.shape]
  if (begin !== 'cylinder' && end === 'cylinder' && label === 'keeps') return [to]
  return begin === 'cylinder' && end === 'cylinder' && dotted ? [from] : []
}

type Meaning = {
  readonly arrow: FlowchartArrow
  readonly ends: { readonly id: string; readonly from: string; readonly to: string }
  readonly groups: ReadonlyMap<string, string>
  readonly receiving: ReadonlySet<string>
}

function connectionOf(between: string, { arrow, ends, groups, receiving }: Meaning): Connection | undefined {
  const receives = receiving.has(ends.from)
  const label = plainText(arrow.label)
  const onAClock = receives ? {} : ({ when: 'rate', rate: 1 } as const)
  switch (between) {
    case 'service -> topic':
      return {
        kind: 'produces',
        ...ends,
        when: receives ? 'input' : 'rate',
        rate: receives ? 0 : 1,
        key: '',
        value: '',
      }
    case 'topic -> service':
      if (label === 'as a table') return { kind: 'subscribes', ...ends, group: '', start: 'earliest', as: 'table' }
      return { kind: 'subscribes', ...ends, group: label || (groups.get(ends.to) ?? ''), start: 'earliest' }
    case 'service -> service':
      return { kind: 'calls', ...ends, ...onAClock }
    case 'service -> store':
      return { kind: 'keeps', ...ends, ...onAClock }
    case 'store -> topic':
      return { kind: 'captures', ...ends }
    default:
      return undefined
  }
}
