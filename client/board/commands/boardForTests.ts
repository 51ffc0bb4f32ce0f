import { encodeStateAsUpdate } from 'yjs'
import { createStore } from 'zustand/vanilla'
import { createBoardDocument, topologyToDocument } from '../../../shared/document/boardDocument'
import { parseBoardFile } from '../../../shared/topology/boardFile'
import { EMPTY_TOPOLOGY, type Topology } from '../../../shared/topology/model'
import type { BoardSession, BoardState } from '../port'
import { createReplica } from '../replica'
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
  const given = createBoardDocument()
  topologyToDocument(given, topology)
  const replica = createReplica({ onOwnUpdate: () => {}, onChange: () => state.setState(shown()) })
  const shown = () => ({ topology: replica.topology(), canUndo: replica.canUndo(), canRedo: replica.canRedo() })
  const state = createStore<BoardState>()(() => ({
    ...shown(),
    opening: null,
    prefix: '',
    saving: 'saved',
    unsaved: 0,
    problem: null,
  }))
  replica.receive(encodeStateAsUpdate(given))
  return {
    boardId: 'test-board',
    state,
    edit: replica.edit,
    undo: replica.undo,
    redo: replica.redo,
    close: async () => replica.close(),
  }
}

/** Board from the text of a board file, for tests that like to see what they draw. */
export function drawn(file: string): Topology {
  const parsed = parseBoardFile(file)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ sentence }) => sentence).join(' '))
  return parsed.value
}
