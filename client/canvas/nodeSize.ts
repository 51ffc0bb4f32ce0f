import type { NodeKind, Note, Position, Topic, Topology } from '../../shared/topology/model'
import { GRID } from '../board/commands/newElements'

export type Size = { readonly width: number; readonly height: number }
export type Box = Position & Size

/** The most lanes a topic shows; with more partitions they become one bar. */
export const MOST_LANES = 12
export const LANE_HEIGHT = 28

const HEADER = 40
const SERVICE: Size = { width: 196, height: 64 }
const TOPIC_WIDTH = 392
const NOTE = { width: 224, lineHeight: 18, padding: 24, charactersPerLine: 28, mostLines: 16 }

/** Sizes are known without measuring, so that edges, dots and layout can be worked out before anything is on screen. */
export function sizeOf(topology: Topology, id: string): Size {
  const topic = topology.topics.get(id)
  if (topic) return topicSize(topic)
  const note = topology.notes.get(id)
  return note ? noteSize(note) : SERVICE
}

/** What a node of this kind takes that has just been added. */
export const STARTING_SIZE: Readonly<Record<NodeKind, Size>> = {
  service: SERVICE,
  topic: { width: TOPIC_WIDTH, height: topicHeight(3) },
  store: SERVICE,
  note: { width: NOTE.width, height: NOTE.padding + NOTE.lineHeight },
}

export const isCollapsed = ({ partitions }: Topic) => partitions > MOST_LANES
export const lanesShown = (topic: Topic) => (isCollapsed(topic) ? 1 : topic.partitions)

const topicSize = (topic: Topic): Size => ({ width: TOPIC_WIDTH, height: topicHeight(lanesShown(topic)) })

function topicHeight(lanes: number) {
  return evened(HEADER + lanes * LANE_HEIGHT)
}

/** Heights in whole grid steps, so that nodes can be lined up. */
function evened(height: number) {
  return Math.ceil(height / GRID) * GRID
}

function noteSize({ text }: Note): Size {
  const lines = text
    .split('\n')
    .reduce((count, line) => count + Math.max(1, Math.ceil(line.length / NOTE.charactersPerLine)), 0)
  return { width: NOTE.width, height: evened(NOTE.padding + Math.min(lines, NOTE.mostLines) * NOTE.lineHeight) }
}
