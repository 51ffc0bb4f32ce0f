import {
  NOTE_FIELDS,
  type NodeKind,
  type Note,
  type Position,
  type Topic,
  type Topology,
} from '../../shared/topology/model'
import { remembered } from '../../shared/topology/remembered'
import { GRID } from '../board/commands/newElements'

export type Size = { readonly width: number; readonly height: number }
export type Box = Position & Size

/** The most lanes a topic shows; with more partitions they become one bar. */
export const MOST_LANES = 12
export const LANE_HEIGHT = 28

const HEADER = 40
const SERVICE: Size = { width: 196, height: 64 }
const TOPIC_WIDTH = 392
const NOTE = {
  width: NOTE_FIELDS.width.assumed,
  lineHeight: 18,
  padding: 24,
  charactersPerLine: 28,
  gap: 8,
  highest: 288,
}

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

const noteSize = remembered(({ text, width = NOTE.width, height: given }: Note): Size => {
  if (given) return { width, height: given }
  const perLine = Math.max(1, Math.floor((NOTE.charactersPerLine * width) / NOTE.width))
  const height = text.split('\n').reduce((sum, line) => sum + lineHeight(line, perLine), 0)
  return { width, height: evened(NOTE.padding + Math.min(Math.max(height, NOTE.lineHeight), NOTE.highest)) }
})

/** So much of one line makes a note as high as it gets. */
const LINE_LOOKED_AT = 1_000

/** About what a line of Markdown takes: enough not to cut the last one off, and what is more can be scrolled. */
function lineHeight(whole: string, perLine: number): number {
  const line = whole.trim()
  if (line === '') return NOTE.gap
  if (line.includes('|') && !/[^\s:|-]/.test(line)) return 0
  const shown = line.slice(0, LINE_LOOKED_AT).replaceAll(/\]\([^)]*\)/g, ']')
  const wrapped = Math.ceil(shown.length / perLine) * NOTE.lineHeight
  if (/^#{1,2}\s/.test(whole)) return wrapped + NOTE.gap
  return line.startsWith('|') ? NOTE.lineHeight + NOTE.gap : wrapped
}
