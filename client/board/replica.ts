import * as Y from 'yjs'
import { createBoardDocument, editDocument } from '../../shared/document/boardDocument'
import { boardRoots } from '../../shared/document/boardRoots'
import type { BoardEdit } from '../../shared/document/port'
import { createTopologyView } from '../../shared/document/topologyView'
import type { Topology } from '../../shared/topology/model'
import { createOwnHistory, type Undone } from './ownHistory'

/** This browser's copy of the board: the document, what is derived from it, and the history of this person's own edits. */
export type Replica = {
  topology(): Topology
  edit(change: (edit: BoardEdit) => void): void
  /** Edits of others. */
  receive(update: Uint8Array): void
  undo(): Undone
  redo(): Undone
  canUndo(): boolean
  canRedo(): boolean
  stateVector(): Uint8Array
  /** What somebody with this state vector lacks; null when nothing was ever added that they lack. */
  lackedBy(stateVector: Uint8Array): Uint8Array | null
  close(): void
}

type Told = {
  /** An edit, undo or redo of this person. */
  readonly onOwnUpdate: (update: Uint8Array) => void
  /** After any change, with topology and history up to date. */
  readonly onChange: () => void
}

const OWN = 'own'
const OTHERS = 'others'

export function createReplica({ onOwnUpdate, onChange }: Told): Replica {
  const doc = createBoardDocument()
  const view = createTopologyView(doc)
  const history = createOwnHistory({ doc, roots: boardRoots(doc), origin: OWN, seen: view.current })
  const listen = () => doc.on('update', onOwnUpdate)
  listen()
  doc.on('afterAllTransactions', () => {
    // What somebody who is told of a change answers with is an edit of their own.
    listen()
    onChange()
  })
  /** Whatever changes nothing that can be seen, as when a node was moved that is gone since, is no step to take back. */
  const edit = (change: (edit: BoardEdit) => void) => {
    const [before, steps] = [view.current(), history.steps()]
    editDocument(doc, change, OWN)
    if (view.current() === before) history.forgetBeyond(steps)
  }
  const take = (step: () => Undone): Undone => {
    const undone = step()
    onChange()
    return undone
  }
  return {
    topology: view.current,
    edit,
    receive: (update) => {
      // For whoever listens, Yjs writes down again what came: a second for the whole of a large board.
      doc.off('update', onOwnUpdate)
      try {
        Y.applyUpdate(doc, update, OTHERS)
      } finally {
        listen()
      }
    },
    undo: () => take(history.undo),
    redo: () => take(history.redo),
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    stateVector: () => Y.encodeStateVector(doc),
    lackedBy: (stateVector) =>
      isAhead(Y.encodeStateVector(doc), stateVector) ? Y.encodeStateAsUpdate(doc, stateVector) : null,
    close: () => {
      view.close()
      history.close()
      doc.destroy()
    },
  }
}

function isAhead(mine: Uint8Array, theirs: Uint8Array): boolean {
  const known = Y.decodeStateVector(theirs)
  return [...Y.decodeStateVector(mine)].some(([client, clock]) => clock > (known.get(client) ?? 0))
}
