import type { Position, Topology } from '../../shared/topology/model'
import { straight } from '../board/commands/waypoints'
import { withHeld } from '../board/commands/withHeld'
import { settings } from '../board/settings'
import type { Canvas } from './canvasContext'

/**
 * Tidies the selection, or the whole board when at most one node is selected; one undo step. Notes stay where they were put, unless they are in
 * a frame, which keeps together what it holds. `glide` is called right before anything moves. Says whether anything was to be tidied.
 */
export async function arrange(canvas: Canvas, glide: () => void): Promise<boolean> {
  const { topology } = canvas.session.state.getState()
  const all = tidied(topology)
  const selection = withHeld(topology, canvas.workspace.getState().selection)
  const selected = all.filter((id) => selection.has(id))
  const moved = await place(canvas, new Set(selected.length > 1 ? selected : all), glide)
  if (!moved) canvas.notify('Everything stands in order already.')
  return moved
}

const tidied = ({ services, topics, stores, notes }: Topology) => [
  ...[services, topics, stores].flatMap((things) => [...things.keys()]),
  ...[...notes.values()].filter(({ frame }) => frame !== undefined).map(({ id }) => id),
]

/** Places what has no place yet, as on a board that came from a file without a layout. */
export async function placeUnplaced(canvas: Canvas) {
  const { topology } = canvas.session.state.getState()
  const unplaced = nodeIds(topology).filter((id) => !topology.layout.has(id))
  if (unplaced.length > 0) await place(canvas, new Set(unplaced))
}

const nodeIds = ({ services, topics, stores, notes }: Topology) =>
  [services, topics, stores, notes].flatMap((things) => [...things.keys()])

async function place({ session, notify }: Canvas, ids: ReadonlySet<string>, glide = () => {}): Promise<boolean> {
  const before = session.state.getState().topology
  try {
    const { tidyPlaces } = await import('./tidy')
    const places = await tidyPlaces(before, ids, settings.getState().direction)
    const now = session.state.getState().topology
    const moved = stillToMove(before, now, places)
    const bent = [...now.connections.values()].filter(
      ({ from, to, via }) => via && (places.has(from) || places.has(to)),
    )
    if (moved.length === 0 && bent.length === 0) return false
    glide()
    session.edit((edit) => {
      for (const [id, at] of moved) edit.moveTo(id, at)
      for (const connection of bent) edit.putConnection(straight(connection))
    })
  } catch {
    notify(
      'The board could not be tidied: its layout did not load or takes too long. Check that the server is running.',
    )
  }
  return true
}

/** The layout takes a moment. What is gone by then is not placed any more, and what somebody has moved stays where they put it. */
export function stillToMove(
  before: Topology,
  now: Topology,
  places: ReadonlyMap<string, Position>,
): readonly (readonly [string, Position])[] {
  const there = new Set(nodeIds(now))
  return [...places].filter(([id, { x, y }]) => {
    const [was, is] = [before.layout.get(id), now.layout.get(id)]
    return there.has(id) && was?.x === is?.x && was?.y === is?.y && (is?.x !== x || is.y !== y)
  })
}
