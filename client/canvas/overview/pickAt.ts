import type { Position } from '../../../shared/topology/model'
import { edgePath, endsBetween } from '../edgeGeometry'
import { boxOf, type FlowNode, type GraphState } from '../flowElements'
import { cubicsOf, pointOn } from '../sampledPath'
import { isOpenFrame } from './isOpenFrame'

/** As high as the head of a frame on the page, which reaches into the padding. */
const FRAME_HEAD = 40

/** The node at a place of the board, or so near to it that it is meant; the topmost and nearest. */
export function nodeAt({ nodes }: GraphState, { x, y }: Position, within: number): string | null {
  let nearest: string | null = null
  let least = within
  for (const node of nodes) {
    const { position, width = 0 } = node
    const height = isOpenFrame(node) ? FRAME_HEAD : (node.height ?? 0)
    const away = Math.max(position.x - x, x - position.x - width, position.y - y, y - position.y - height, 0)
    if (away <= least) [nearest, least] = [node.id, away]
  }
  return nearest
}

/** The connection that passes a place of the board within a distance, the nearest one. */
export function edgeAt({ nodes, edges }: GraphState, place: Position, within: number): string | null {
  const places = new Map(nodes.map((node) => [node.id, node]))
  let nearest: string | null = null
  let least = within
  for (const { id, source, target, data } of edges) {
    const [from, to] = [places.get(source), places.get(target)]
    if (!from || !to || !data || !(data.via.length > 0 || mayPass(from, to, place, within))) continue
    const away = distanceTo(edgePath(endsBetween(boxOf(from), boxOf(to), data), data.via), place)
    if (away <= least) [nearest, least] = [id, away]
  }
  return nearest
}

/** Bends reach beyond the two nodes by less than the length of one. */
const BEND = 400

const mayPass = (a: FlowNode, b: FlowNode, { x, y }: Position, within: number): boolean => {
  const reach = within + BEND
  return (
    x > Math.min(a.position.x, b.position.x) - reach &&
    x < Math.max(a.position.x + (a.width ?? 0), b.position.x + (b.width ?? 0)) + reach &&
    y > Math.min(a.position.y, b.position.y) - reach &&
    y < Math.max(a.position.y + (a.height ?? 0), b.position.y + (b.height ?? 0)) + reach
  )
}

const STEPS = 24

function distanceTo(path: string, { x, y }: Position): number {
  const cubics = cubicsOf(path)
  const steps = STEPS * cubics.length
  const points = Array.from({ length: steps + 1 }, (_, at) => pointOn(cubics, at / steps))
  const distances = points.slice(1).map((to, at) => {
    const from = points[at] ?? to
    return distanceToLine(x - from.x, y - from.y, { x: to.x - from.x, y: to.y - from.y })
  })
  return Math.min(...distances)
}

/** From the origin of a line to where it leads. */
function distanceToLine(x: number, y: number, line: Position): number {
  const square = line.x ** 2 + line.y ** 2
  const along = square === 0 ? 0 : Math.max(0, Math.min(1, (x * line.x + y * line.y) / square))
  return Math.hypot(x - along * line.x, y - along * line.y)
}
