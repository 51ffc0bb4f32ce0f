import type { Topology } from '../../shared/topology/model'
import type { Canvas } from './canvasContext'

/** Tidies the selection, or the whole board when at most one node is selected; one undo step. Notes stay where they were put. */
export async function arrange(canvas: Canvas) {
  const { topology } = canvas.session.state.getState()
  const { selection } = canvas.workspace.getState()
  const all = [...topology.services.keys(), ...topology.topics.keys(), ...topology.stores.keys()]
  const selected = all.filter((id) => selection.has(id))
  await place(canvas, new Set(selected.length > 1 ? selected : all))
}

/** Places what has no place yet, as on a board that came from a file without a layout. */
export async function placeUnplaced(canvas: Canvas) {
  const { topology } = canvas.session.state.getState()
  const unplaced = nodeIds(topology).filter((id) => !topology.layout.has(id))
  if (unplaced.length > 0) await place(canvas, new Set(unplaced))
}

const nodeIds = ({ services, topics, stores, notes }: Topology) =>
  [services, topics, stores, notes].flatMap((things) => [...things.keys()])

async function place({ session, notify }: Canvas, ids: ReadonlySet<string>) {
  try {
    const { tidyPlaces } = await import('./tidy')
    const places = await tidyPlaces(session.state.getState().topology, ids)
    const still = new Set(nodeIds(session.state.getState().topology))
    session.edit((edit) => {
      for (const [id, at] of places) if (still.has(id)) edit.moveTo(id, at)
    })
  } catch {
    notify('The board could not be tidied: its layout program did not load. Check that the server is still running.')
  }
}
