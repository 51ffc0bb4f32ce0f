import { useState } from 'react'
import type { Problem } from '../../../shared/problem'
import type { BoardSummary, Request, RequestName } from '../../../shared/protocol/operations'
import { boardPath, navigate } from '../../ui/navigation'
import { fileOf, type ReadDrawing, type ReadyDrawing, readFiles, readText } from '../import/readDrawings'
import type { Server } from '../server'
import { broughtDrawings } from './broughtDrawings'

/** What can be done in the gallery, and what came of it. */
export function useGallery({ wire }: Server) {
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [busy, setBusy] = useState<string | null>(null)
  const [looked, look] = useState<ReadDrawing | null>(null)
  const [deleted, setDeleted] = useState<readonly BoardSummary[]>([])

  const doing = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    setBusy(what)
    setProblems([])
    try {
      return await work()
    } finally {
      setBusy(null)
    }
  }
  const ask = <N extends RequestName>(what: string, name: N, request: Request<N>) =>
    doing(what, async () => {
      const outcome = await wire.ask(name, request)
      if (!outcome.ok) setProblems([outcome.problem])
      return outcome
    })
  const create = async (what: string, request: Request<'board:create'>, launch = false) => {
    const outcome = await ask(what, 'board:create', request)
    if (outcome.ok) navigate(boardPath(outcome.value.boardId), { launch })
  }
  const openDrawing = ({ topology }: ReadyDrawing) => create('file', { file: fileOf(topology) })
  const [brought] = useState(() =>
    broughtDrawings({
      open: (drawing) => void openDrawing(drawing),
      look,
      refuse: setProblems,
      setReading: (reading) => {
        setBusy(reading ? 'file' : null)
        setProblems([])
      },
    }),
  )
  const forget = (boardId: string) => setDeleted((boards) => boards.filter((board) => board.id !== boardId))

  return {
    problems,
    busy,
    deleted,
    dismiss: () => setProblems([]),
    forget,
    newBoard: () => create('new', {}),
    launch: (template: string) => create(template, { template }, true),
    looked,
    lookAt: brought.lookAt,
    closeLooked: brought.close,
    openDrawing,
    openFiles: (files: readonly File[]) => brought.bring(readFiles(files)),
    openText: (text: string) => brought.bring(readText(text)),
    rename: (boardId: string, name: string) => ask(boardId, 'board:rename', { boardId, name }),
    duplicate: (boardId: string) => ask(boardId, 'board:duplicate', { boardId }),
    remove: async (board: BoardSummary) => {
      const outcome = await ask(board.id, 'board:delete', { boardId: board.id })
      if (outcome.ok) setDeleted((boards) => [...boards, board])
    },
    restore: async (boardId: string) => {
      const outcome = await ask(boardId, 'board:restore', { boardId })
      if (outcome.ok) forget(boardId)
    },
  }
}

export type GalleryActions = ReturnType<typeof useGallery>
