import type { Canvas } from '../canvasContext'

/** A double click: what is too far away to be read comes near first. */
export function openOrComeNear({ near, workspace }: Canvas, id: string): void {
  workspace.setState(near.overview.getState().far ? { view: { kind: 'reveal', id } } : { inspectorOpen: true })
}
