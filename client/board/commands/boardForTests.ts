import { UndoManager } from 'yjs'
import { createStore } from 'zustand/vanilla'
import { createBoardDocument, editDocument, topologyToDocument } from '../../../shared/document/boardDocument'
import { createTopologyView } from '../../../shared/document/topologyView'
import { parseBoardFile } from '../../../shared/topology/boardFile'
import { EMPTY_TOPOLOGY, type Topology } from '../../../shared/topology/model'
import type { BoardSession, BoardState } from '../port'
import { createWorkspace } from '../workspace'
import type { CommandContext } from './command'

export type TestBoard = CommandContext & {
  /** Every sentence said so far. */
  readonly said: string[]
  readonly held: { text: string }
  topology(): Topology
  select(...ids: string[]): void
}

/** A real board document without a wire, a workspace, and a clipboard in memory. */
export function boardForTests(topology: Topology = EMPTY_TOPOLOGY): TestBoard {
  const said: string[] = []
  const held = { text: '' }
  const session = sessionForTests(topology)
  const workspace = createWorkspace()
  return {
    session,
    workspace,
    said,
    held,
    clipboard: {
      read: async () => held.text,
      write: async (text) => {
        held.text = text
      },
    },
    notify: (sentence) => void said.push(sentence),
    topology: () => session.state.getState().topology,
    select: (...ids) => workspace.setState({ selection: new Set(ids) }),
  }
}

function sessionForTests(topology: Topology): BoardSession {
  const doc = createBoardDocument()
  topologyToDocument(doc, topology)
  const view = createTopologyView(doc)
  const history = new UndoManager([...doc.share.values()], { trackedOrigins: new Set(['me']), captureTimeout: 0 })
  const state = createStore<BoardState>()(() => ({
    topology: view.current(),
    prefix: '',
    saving: 'saved',
    unsaved: 0,
    problem: null,
    canUndo: false,
    canRedo: false,
  }))
  const historyMoved = () => state.setState({ canUndo: history.canUndo(), canRedo: history.canRedo() })
  view.onChange((current) => state.setState({ topology: current }))
  for (const event of ['stack-item-added', 'stack-item-popped'] as const) history.on(event, historyMoved)
  return {
    boardId: 'test-board',
    state,
    edit: (change) => editDocument(doc, change, 'me'),
    undo: () => void history.undo(),
    redo: () => void history.redo(),
    close: async () => view.close(),
  }
}

/** Board from the text of a board file, for tests that like to see what they draw. */
export function drawn(file: string): Topology {
  const parsed = parseBoardFile(file)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ sentence }) => sentence).join(' '))
  return parsed.value
}
