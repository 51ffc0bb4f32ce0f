import { createStore, type StoreApi } from 'zustand/vanilla'
import { openBoardSession } from '../board/boardSession'
import type { Running } from '../board/commands/command'
import type { BoardSession } from '../board/port'
import { refusingSession } from '../board/readOnlySessions'
import { watchActivity } from '../board/together/activity'
import type { Together } from '../board/together/port'
import { createTogether } from '../board/together/together'
import type { WorkspaceStore } from '../board/workspace'
import { createLiveView } from '../live/liveView'
import type { LiveView } from '../live/port'
import { type BoardStarter, createBoardStarter } from './boardStarter'
import type { Notices } from './notices'
import { openWorkspace } from './openWorkspace'
import { createPlanner, type Planner } from './plan/planner'
import type { Server } from './server'
import { openTried, type Tried } from './tries/tried'
import { watchTries } from './tries/watchTries'
import { watchTopics } from './watchTopics'

/** Everything that belongs to one open board on this page. */
export type OpenBoard = {
  readonly server: Server
  readonly session: BoardSession
  readonly workspace: WorkspaceStore
  readonly together: Together
  readonly live: LiveView
  readonly running: Running
  readonly planner: Planner
  readonly starter: BoardStarter
  readonly notices: Notices
  /** The record shown beside the messages. */
  readonly opened: StoreApi<{ readonly place: RecordPlace | null }>
  /** What of the hints this person has tried. */
  readonly tried: Tried
  /** What was typed and not taken, by element and field, so that leaving an invalid field loses nothing. */
  readonly drafts: Map<string, string>
  close(): Promise<void>
}

/** Where a record is on the cluster; the topic by its name there. */
export type RecordPlace = { readonly topic: string; readonly partition: number; readonly offset: string }

export function openBoard(server: Server, boardId: string): OpenBoard {
  const workspace = openWorkspace()
  const session = refusingSession(openBoardSession(server.wire, boardId), {
    isReadOnly: () => workspace.getState().comparison !== null,
    refuse: () => notices.setState({ sentence: 'Versions are being compared. Press Escape to go on drawing.' }),
  })
  const together = createTogether({
    wire: server.wire,
    session,
    workspace,
    profile: server.profile,
    watchActivity,
  })
  const live = createLiveView(server.wire, boardId)
  const planner = createPlanner(server, session)
  const notices: Notices = createStore(() => ({ problem: null, sentence: null, offer: null }))
  const starter = createBoardStarter({ server, session, planner, workspace, notices })
  const opened: OpenBoard['opened'] = createStore(() => ({ place: null }))
  const tried = openTried(boardId, () => localStorage)
  const ends = [
    watchTries({ session, workspace, live, opened, tried }),
    watchTopics({ session, planner, live }),
    server.wire.on('problem:arose', ({ boardId: about, problem }) => {
      if (about === undefined || about === boardId) notices.setState({ problem })
    }),
  ]
  return {
    server,
    session,
    workspace,
    together,
    live,
    running: {
      runs: () => live.counters.getState().runs,
      ownTopic: (topicId) => planner.state.getState().plan?.own.find((own) => own.topicId === topicId)?.topic,
      ask: server.wire.ask,
      start: starter.start,
    },
    planner,
    starter,
    notices,
    opened,
    tried,
    drafts: new Map(),
    close: async () => {
      for (const end of ends) end()
      planner.close()
      together.close()
      live.close()
      await session.close()
    },
  }
}
