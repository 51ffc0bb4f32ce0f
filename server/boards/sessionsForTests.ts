import { onTestFinished } from 'vitest'
import { createStore } from 'zustand/vanilla'
// biome-ignore lint/plugin/client: both ends together, on the side that has a disk.
import { openBoardSession } from '../../client/board/boardSession'
// biome-ignore lint/plugin/client: both ends together, on the side that has a disk.
import type { BoardSession, BoardState } from '../../client/board/port'
// biome-ignore lint/plugin/client: both ends together, on the side that has a disk.
import type { Wire } from '../../client/wire'
import { fromBase64, toBase64 } from '../../shared/document/base64'
import { done, type Outcome, type Problem, refused } from '../../shared/problem'
import type { Answers, Events, Request, RequestName } from '../../shared/protocol/operations'
import { nodeCount } from '../../shared/topology/nodeCount'
import type { Boards } from './port'

const OFFLINE = refused({ code: 'offline', sentence: 'The server cannot be reached.', retriable: true })

function cableTo(boards: Boards) {
  const online = createStore<{ readonly online: boolean }>()(() => ({ online: true }))
  const listeners = new Set<(event: Events['board:edited']) => void>()
  const sent: string[] = []
  const asked: RequestName[] = []
  /** Set by a test: what the server does with the next edits instead of taking them. */
  const faults: { loseAnswer: boolean; refuse: Problem | null; loseEdit: boolean; author: string } = {
    author: 'page',
    loseAnswer: false,
    refuse: null,
    loseEdit: false,
  }
  const stop = boards.onEdited((boardId, update) => {
    if (online.getState().online) for (const tell of listeners) tell({ boardId, update: toBase64(update) })
  })
  onTestFinished(() => stop())

  const answers: { readonly [name: string]: (request: never) => unknown } = {
    'board:join': ({ boardId, stateVector, document }: Request<'board:join'>) => {
      const joined = boards.join(boardId, fromBase64(stateVector), document)
      if (!joined.ok) return joined
      const { update, stateVector: theirs, ...rest } = joined.value
      return done({ ...rest, update: toBase64(update), stateVector: toBase64(theirs), prefix: boards.prefix(boardId) })
    },
    'board:edit': async ({ boardId, update }: Request<'board:edit'>) => {
      sent.push(update)
      if (faults.refuse) return refused(faults.refuse)
      if (faults.loseEdit) return done(null)
      const outcome = await boards.edit(boardId, fromBase64(update), faults.author)
      return faults.loseAnswer ? OFFLINE : outcome
    },
    'board:size': ({ boardId }: Request<'board:size'>) => {
      const drawn = boards.topology(boardId)
      return drawn.ok ? done({ nodes: nodeCount(drawn.value), connections: drawn.value.connections.size }) : drawn
    },
    'board:leave': () => done(null),
  }
  const wire: Wire = {
    online,
    ask: async <N extends RequestName>(name: N, request: Request<N>) => {
      asked.push(name)
      await Promise.resolve()
      const answered = online.getState().online ? await answers[name]?.(request as never) : OFFLINE
      return (online.getState().online ? answered : OFFLINE) as Outcome<Answers[N]>
    },
    on: (name, listener) => {
      if (name !== 'board:edited') return () => undefined
      const listen = listener as (event: Events['board:edited']) => void
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
    acknowledgeFrame: () => undefined,
    close: () => undefined,
  }
  return {
    wire,
    sent,
    asked,
    faults,
    cut: () => online.setState({ online: false }),
    mend: () => online.setState({ online: true }),
  }
}

/** A browser's session over the real boards, with a cable in between that a test can cut. */
export function sessionOn(boards: Boards, id: string) {
  const cable = cableTo(boards)
  const session = openBoardSession(cable.wire, id)
  onTestFinished(() => session.close())
  return { ...cable, session, now: () => session.state.getState() }
}

export const until = (session: BoardSession, expected: (state: BoardState) => boolean) =>
  new Promise<BoardState>((resolve) => {
    const look = (state: BoardState) => expected(state) && resolve(state)
    session.state.subscribe(look)
    look(session.state.getState())
  })
export const isSaved = ({ saving }: BoardState) => saving === 'saved'
export const services = ({ topology }: BoardState) => [...topology.services.keys()]
