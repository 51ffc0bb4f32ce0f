import type { Bend } from '../edgeGeometry'
import { edgeLook } from '../edges/edgeLook'
import { boxOf, type FlowEdge, type FlowNode, type GraphState } from '../flowElements'
import type { Box } from '../nodeSize'
import { isOpenFrame } from './isOpenFrame'
import { type EdgeStyle, KINDS, type Kind, type OverviewNews, type PackedEdges, type PackedNodes } from './overviewNews'

/** What a painter that knows `before` has to be told of `now`: in a drag where a few nodes are and how large, and everything only when it became another board. */
export function newsOf(before: GraphState, now: GraphState): readonly OverviewNews[] {
  const news: OverviewNews[] = []
  if (now.nodes !== before.nodes) {
    const moved = movedOnly(before.nodes, now.nodes)
    news.push(moved ? packMoved(now.nodes, moved) : { kind: 'nodes', nodes: packNodes(now.nodes) })
  }
  const isAnother = news.some(({ kind }) => kind === 'nodes') || now.edges.length !== before.edges.length
  if (isAnother || !now.edges.every((edge, at) => isDrawnAs(edge, before.edges[at])))
    news.push({ kind: 'edges', edges: packEdges(now) })
  return news
}

/** The nodes that are elsewhere or of another size, or null where a node is another than before. */
function movedOnly(before: readonly FlowNode[], now: readonly FlowNode[]): readonly number[] | null {
  if (before.length !== now.length) return null
  const moved: number[] = []
  for (const [at, node] of now.entries()) {
    const old = before[at]
    if (node === old) continue
    if (old?.id !== node.id || old.data.element !== node.data.element) return null
    if (!isSameBox(boxOf(old), boxOf(node))) moved.push(at)
  }
  return moved
}

const isSameBox = (a: Box, b: Box) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height

function packMoved(nodes: readonly FlowNode[], moved: readonly number[]): OverviewNews {
  const these = moved.flatMap((at) => nodes[at] ?? [])
  return { kind: 'moved', nodes: Uint32Array.from(moved), boxes: packNodes(these).boxes }
}

export function packNodes(nodes: readonly FlowNode[]): PackedNodes {
  const boxes = new Float32Array(4 * nodes.length)
  nodes.forEach((node, at) => {
    const { x, y, width, height } = boxOf(node)
    boxes.set([x, y, width, height], 4 * at)
  })
  return {
    boxes,
    kinds: Uint8Array.from(nodes, (node) => KINDS.indexOf(kindOf(node))),
    names: nodes.map(({ data: { element } }) => ('name' in element ? element.name : '')),
  }
}

const kindOf = (node: FlowNode): Kind => (node.type === 'frame' && !isOpenFrame(node) ? 'folded' : node.type)

const isDrawnAs = ({ id, data }: FlowEdge, old: FlowEdge | undefined) =>
  id === old?.id &&
  data?.color === old.data?.color &&
  data?.connection === old.data?.connection &&
  data?.via === old.data?.via &&
  data?.aside === old.data?.aside

export function packEdges({ nodes, edges }: GraphState): PackedEdges {
  const places = new Map(nodes.map(({ id }, at) => [id, at]))
  const styles = new Map<string, EdgeStyle & { readonly at: number }>()
  const ends = new Uint32Array(2 * edges.length)
  const bends = new Map<number, Bend>()
  const styleOf = Uint8Array.from(edges, ({ source, target, data }, at) => {
    ends.set([places.get(source) ?? 0, places.get(target) ?? 0], 2 * at)
    if (data && (data.via.length > 0 || data.aside !== 0)) bends.set(at, { via: data.via, aside: data.aside })
    const look = data ? edgeLook(data.connection) : 'keeps'
    const color = variableOf(data?.color ?? '')
    const known = styles.get(look + color) ?? { look, color, at: styles.size }
    styles.set(look + color, known)
    return known.at
  })
  return { ends, styleOf, styles: [...styles.values()].map(({ look, color }) => ({ look, color })), bends }
}

/** `var(--group-a)` → `--group-a` */
const variableOf = (color: string) => color.replace(/^var\((.*)\)$/, '$1')
