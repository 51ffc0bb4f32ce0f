import { useState } from 'react'
import type { Problem } from '../../../shared/problem'
import type { BoardSummary, Request, RequestName } from '../../../shared/protocol/operations'
import { boardPath, navigate } from '../../ui/navigation'
import { type ReadBoardFile, readBoardFile, readBoardText } from '../import/readBoardFile'
import type { Server } from '../server'

/** What can be done in the gallery, and what came of it. */
export function useGallery({ wire }: Server) {
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [busy, setBusy] = useState<string | null>(null)
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
  const openRead = async (read: ReadBoardFile) => {
    if (read.ok) await create('file', { file: read.text })
    else setProblems(read.problems)
  }
  const forget = (boardId: string) => setDeleted((boards) => boards.filter((board) => board.id !== boardId))

  return {
    problems,
    busy,
    deleted,
    dismiss: () => setProblems([]),
    forget,
    newBoard: () => create('new', {}),
    launch: (template: string) => create(template, { template }, true),
    openFile: async (file: Blob) => openRead(await doing('file', () => readBoardFile(file))),
    openText: (text: string) => openRead(readBoardText(text)),
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
