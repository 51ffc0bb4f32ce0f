import type { Mark } from '../../board/comparison'
import { lineReadings } from '../../live/edgeReading'
import { type Life, lifeOf } from '../../live/runReading'
import type { Canvas } from '../canvasContext'
import { connectionsOf } from '../flowElements'
import { MARK, type Marks, STATE_SHIFT, STATES, type State } from './overviewNews'

const LIVES: Readonly<Record<Life, State>> = {
  ...{
    idle: 'none',
    starting: 'running',
    running: 'running',
    stopping: 'waiting',
    stopped: 'waiting',
    paused: 'waiting',
  },
  ...{ held: 'problem', crashed: 'trouble', failed: 'trouble' },
}

/** What is to be seen of each element besides itself: selected, lit, how it runs, whether records pile up before it. */
export function marksOf(canvas: Canvas): Marks {
  const { graph, near, light, live, session } = canvas
  if (canvas.marks) return comparedMarks(canvas, canvas.marks)
  const { nodes, edges } = graph.state.getState()
  const { hidden, version } = near.overview.getState()
  const lit = light.getState()
  const isLit = (id: string) => lit?.ids.has(id) ?? false
  const counters = live.counters.getState()
  const { topology, prefix } = session.state.getState()
  const read = lineReadings(topology, prefix, counters)
  const stateOf = (id: string): State => LIVES[lifeOf(counters.runs.get(id))]
  return {
    nodes: Uint8Array.from(nodes, ({ id, selected }) =>
      bits({ selected, lit: isLit(id), hidden: hidden.has(id) }, stateOf(id)),
    ),
    edges: Uint8Array.from(edges, (edge) =>
      bits({ selected: edge.selected, lit: isLit(edge.id) }, read(connectionsOf(edge)).behind ? 'behind' : 'none'),
    ),
    light: lit === null ? 'none' : lit.by === 'selected' ? 'selected' : 'hovered',
    version,
  }
}

/** Of two versions in one picture: what differs, and in what way; everything else steps back. */
export function comparedMarks(
  { graph, near }: Pick<Canvas, 'graph' | 'near'>,
  marks: ReadonlyMap<string, Mark>,
): Marks {
  const { nodes, edges } = graph.state.getState()
  const { hidden, version } = near.overview.getState()
  const bitsOf = ({ id, selected }: { readonly id: string; readonly selected?: boolean | undefined }) =>
    bits({ selected, lit: marks.has(id), hidden: hidden.has(id) }, marks.get(id) ?? 'none')
  return { nodes: Uint8Array.from(nodes, bitsOf), edges: Uint8Array.from(edges, bitsOf), light: 'hovered', version }
}

type Marked = { readonly [mark in keyof typeof MARK]?: boolean | undefined }

const bits = ({ selected, lit, hidden }: Marked, state: State): number =>
  (selected ? MARK.selected : 0) |
  (lit ? MARK.lit : 0) |
  (hidden ? MARK.hidden : 0) |
  (STATES.indexOf(state) << STATE_SHIFT)
