import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { createBoardDocument, editDocument } from '../../shared/document/boardDocument'
import type { BoardEdit } from '../../shared/document/port'
import type { Outcome } from '../../shared/problem'
import { EMPTY_TOPOLOGY, type Topology } from '../../shared/topology/model'
import { openBoardDatabase } from './boardDatabase'
import type { LongWork } from './longWork'
import type { Boards } from './port'
import { boardsIn, openBoards } from './sqliteBoards'

/** Boards in a folder of their own for one test, with everything in reach that a test may want to break. */
export function boardsForTests(now: () => number = Date.now, work?: LongWork) {
  const folder = mkdtempSync(join(tmpdir(), 'boards-'))
  const open = () => {
    const database = openBoardDatabase(folder)
    const boards = boardsIn(database, { now, ...(work && { work }) })
    onTestFinished(() => boards.close())
    return { database, boards }
  }
  onTestFinished(() => rmSync(folder, { recursive: true }))
  let latest = open()
  return {
    folder,
    ...latest,
    /** As after a restart. */
    reopen: () => {
      latest.boards.close()
      latest = open()
      return latest.boards
    },
    /** What a server would find that starts with the files as they are now. */
    onDisk: (boardId: string) => readCopy(folder, boardId),
  }
}

function readCopy(folder: string, boardId: string): Topology {
  const copy = mkdtempSync(join(tmpdir(), 'boards-copy-'))
  cpSync(folder, copy, { recursive: true })
  const boards = openBoards(copy)
  const topology = boards.topology(boardId)
  boards.close()
  rmSync(copy, { recursive: true })
  return value(topology)
}

export const named = (name: string): Topology => ({ ...EMPTY_TOPOLOGY, name })

export const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.problem.sentence)
  return outcome.value
}

export const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.problem.code)

/** A browser's document: joined once, every change gives one update. */
export function browser(boards: Boards, boardId: string) {
  const doc = createBoardDocument()
  Y.applyUpdate(doc, value(boards.join(boardId, Y.encodeStateVector(doc))).update)
  return {
    doc,
    update: (change: (edit: BoardEdit) => void): Uint8Array => {
      const before = Y.encodeStateVector(doc)
      editDocument(doc, change)
      return Y.encodeStateAsUpdate(doc, before)
    },
  }
}

export const addService = (id: string) => (edit: BoardEdit) => edit.putService({ id, name: id, language: 'typescript' })
