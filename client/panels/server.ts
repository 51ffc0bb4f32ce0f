import { createStore } from 'zustand/vanilla'
import type { Problem } from '../../shared/problem'
import type { KafkaStatus } from '../../shared/protocol/live'
import type { BoardSummary } from '../../shared/protocol/operations'
import { openProfile, type ProfileStore } from '../board/together/profile'
import type { Wire } from '../wire'

/** The server as every page sees it: its cluster and its boards, followed from the first moment on. */
export type Server = {
  readonly wire: Wire
  /** null until the server has told. */
  readonly kafka: ReturnType<typeof createKafka>
  readonly boards: ReturnType<typeof createBoards>
  readonly profile: ProfileStore
  close(): void
}

const createKafka = () => createStore<{ readonly status: KafkaStatus | null }>()(() => ({ status: null }))

type BoardList = { readonly boards: readonly BoardSummary[] | null; readonly problem: Problem | null }
const createBoards = () => createStore<BoardList>()(() => ({ boards: null, problem: null }))

export function connectServer(wire: Wire): Server {
  const kafka = createKafka()
  const boards = createBoards()
  const readBoards = async () => {
    const outcome = await wire.ask('board:list', {})
    if (outcome.ok) boards.setState({ boards: outcome.value, problem: null })
    else boards.setState({ problem: outcome.problem })
  }
  const ends = [
    wire.on('kafka:changed', (status) => kafka.setState({ status })),
    wire.on('boards:changed', (changed) => boards.setState({ boards: changed.boards, problem: null })),
    wire.online.subscribe(({ online }) => {
      if (online) void readBoards()
      else kafka.setState({ status: null })
    }),
  ]
  if (wire.online.getState().online) void readBoards()
  return {
    wire,
    kafka,
    boards,
    profile: openProfile(() => localStorage, Math.random),
    close: () => {
      for (const end of ends) end()
      wire.close()
    },
  }
}
