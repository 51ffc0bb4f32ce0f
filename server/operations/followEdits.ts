import type { BoardSummary, Events } from '../../shared/protocol/operations'
import { reportBug } from '../reportBug'
import { followBoard } from './followBoard'
import type { Parts } from './parts'
import { wireText } from './wireBytes'

type Listeners = {
  tellAll<N extends keyof Events>(name: N, event: Events[N]): void
  summaries(): readonly BoardSummary[]
}

const LIST_SETTLES_MS = 200

/** What an accepted edit sets in motion: other browsers, running services, the gallery. Returns the stop. */
export function followEdits(parts: Parts, { tellAll, summaries }: Listeners): () => void {
  let timer: NodeJS.Timeout | undefined
  const tellList = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      tellAll('boards:changed', { boards: summaries() })
    }, LIST_SETTLES_MS)
  }
  const stopEdits = parts.boards.onEdited((boardId, update) => {
    parts.tell(boardId, 'board:edited', { boardId, update: wireText(update) })
    followBoard(parts, boardId).catch(reportBug)
  })
  const stopList = parts.boards.onListChanged(tellList)
  return () => {
    clearTimeout(timer)
    stopEdits()
    stopList()
  }
}
