import { createStore, type StoreApi } from 'zustand/vanilla'
import type { WorkspaceStore } from '../../board/workspace'
import type { CanvasGraph } from '../canvasGraph'
import type { GraphState } from '../flowElements'
import type { Box } from '../nodeSize'
import { createRepainting } from '../repainting'
import { pinnedIn } from './pinnedIn'
import { advance, hiddenIn, isAtRest, type Stages } from './stages'
import { isLarge, wantedNear } from './wantedNear'

/**
 * What React Flow gets of the board: all of a small one; of a large one what is near, selected, pointed at or being edited. Everything else
 * is painted by the overview, and the one takes the place of the other little by little.
 */
export type NearGraph = {
  readonly state: StoreApi<GraphState>
  readonly overview: StoreApi<OverviewTask>
  /** What the person sees now, in board units. */
  look(shown: Box): void
  /** A painted node that is pointed at becomes one of React Flow's at once, with everything that can be done to it. */
  point(id: string | null): void
  /** The overview has painted what it was told with this version. */
  painted(version: number): void
  connect(): () => void
}
export type OverviewTask = {
  /** Whether there is anything to paint. */
  readonly needed: boolean
  /** Too much is in view for React Flow. */
  readonly far: boolean
  /** Ids of nodes that are left to React Flow. */
  readonly hidden: ReadonlySet<string>
  readonly version: number
}

const IDLE: OverviewTask = { needed: false, far: false, hidden: new Set(), version: 0 }
/** Nodes that come with one frame: fewer when frames are late. */
const [FEWEST, MOST] = [3, 16]
const LATE_FRAME_MS = 24

export function createNearGraph(graph: CanvasGraph, workspace: WorkspaceStore): NearGraph {
  const state = createStore<GraphState>()(graph.state.getState)
  const overview = createStore<OverviewTask>()(() => IDLE)
  const stages: Stages = new Map()
  let shown: Box | null = null
  let pointed: string | null = null
  let painted = 0
  let pace = { coming: FEWEST, frame: 0 }

  const pinned = () =>
    pinnedIn(graph.state.getState(), workspace.getState(), { pointed, isGiven: (id) => stages.has(id) })
  const give = () => {
    const { nodes, edges } = graph.state.getState()
    state.setState({
      nodes: nodes.filter(({ id }) => stages.has(id)),
      edges: edges.filter(({ source, target }) => stages.has(source) && stages.has(target)),
    })
  }
  const stepping = createRepainting((now) => {
    const task = overview.getState()
    if (!task.needed) return
    pace = { frame: now, coming: now - pace.frame > LATE_FRAME_MS ? FEWEST : Math.min(MOST, pace.coming + 1) }
    const { far, ids } = shown ? wantedNear(graph.state.getState(), shown, task.far) : { far: true, ids: [] }
    const wanted = new Set([...pinned(), ...ids])
    const version = task.version + 1
    const changed = advance(stages, { wanted, coming: pace.coming, version, painted })
    if (changed.given) give()
    if (changed.hidden || far !== task.far) overview.setState({ needed: true, far, hidden: hiddenIn(stages), version })
    if (!isAtRest(stages, wanted)) stepping.ask()
  })
  /** Who is pinned is wanted now: the next thing may be a key or a press. */
  const pin = () => {
    if (!overview.getState().needed) return
    const missing = pinned().filter((id) => !stages.has(id))
    for (const id of missing) stages.set(id, { kind: 'given' })
    if (missing.length > 0) give()
    stepping.ask()
  }
  const follow = () => {
    const whole = graph.state.getState()
    const needed = isLarge(whole) && 'OffscreenCanvas' in globalThis
    if (needed !== overview.getState().needed) {
      stages.clear()
      overview.setState({ ...IDLE, needed, far: needed, version: overview.getState().version + 1 })
    }
    if (!needed) return state.setState(whole)
    give()
    pin()
  }
  follow()
  return {
    state,
    overview,
    look(next) {
      shown = next
      stepping.ask()
    },
    point(id) {
      if (pointed === id) return
      pointed = id
      pin()
    },
    painted(version) {
      painted = version
    },
    connect() {
      follow()
      const stops = [graph.state.subscribe(follow), workspace.subscribe(pin), stepping.close]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
