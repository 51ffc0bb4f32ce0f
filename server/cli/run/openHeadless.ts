import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Problem } from '../../../shared/problem'
import type { Answers, Request, RequestName } from '../../../shared/protocol/operations'
import type { Happening } from '../../../shared/protocol/run'
import { openBoards } from '../../boards/sqliteBoards'
import { openTables } from '../../boards/tables'
import type { ClusterConfig } from '../../config'
import { listeners } from '../../listeners'
import { openClusterFor } from '../../openClusterFor'
import { followHappenings } from '../../operations/followHappenings'
import { operate } from '../../operations/operate'
import type { Actor, Parts } from '../../operations/parts'
import { createPlantedFaults } from '../../operations/plantedFaults'
import { createTimelines } from '../../operations/timelines'
import { createPresenceRooms } from '../../presence/presenceRooms'
import { RunRefused } from './runRefused'

/**
 * What the server is, without its doors: boards in a temporary folder, the operations behind them, and one person who may ask for
 * everything. Several boards may run on it at once.
 */
export type Headless = {
  readonly parts: Parts
  /** As a page would ask. Rejects with RunRefused. */
  ask<N extends RequestName>(name: N, request: Request<N>): Promise<Answers[N]>
  /** What happened on a board. */
  onHappening(listener: (boardId: string, happening: Happening) => void): () => void
  /** What nobody asked for went wrong, such as a fault whose time had come. */
  onProblem(listener: (boardId: string, problem: Problem) => void): () => void
  /** Stops whatever runs, with a goodbye. Idempotent. */
  close(): Promise<void>
}

export function openHeadless(config: ClusterConfig): Headless {
  const folder = mkdtempSync(join(tmpdir(), 'streamboard-run-'))
  const tables = openTables(folder)
  const boards = openBoards(folder, { onGone: tables.forgetBoard })
  const happened = listeners<[boardId: string, happening: Happening]>()
  const arose = listeners<[boardId: string, problem: Problem]>()
  const parts: Parts = {
    boards,
    cluster: openClusterFor(config, tables),
    tell(boardId, name, event) {
      if (name !== 'problem:arose' || !('problem' in event) || !event.problem) return
      arose.tell(boardId, event.problem)
    },
    applying: new Set(),
    faults: createPlantedFaults(),
    presence: createPresenceRooms({ isBehind: () => false, tell: () => {} }),
    timelines: createTimelines({ onHappening: happened.tell }),
  }
  const following = followHappenings(parts, () => new Map())
  let closing: Promise<void> | undefined

  async function close(): Promise<void> {
    parts.faults.close()
    parts.presence.close()
    await parts.cluster.close()
    following.stop()
    boards.close()
    tables.close()
    rmSync(folder, { recursive: true, force: true })
  }

  return {
    parts,
    async ask(name, request) {
      const outcome = await operate(parts, OWNER, { name, input: request })
      if (!outcome.ok) throw new RunRefused([outcome.problem])
      return outcome.value
    },
    onHappening: happened.add,
    onProblem: arose.add,
    close() {
      closing ??= close()
      return closing
    },
  }
}

/** Who runs a board from the command line sees no frames. */
const OWNER: Actor = {
  id: 'command-line',
  page: 'command-line',
  role: 'owner',
  viewer: { id: 'command-line', send() {}, pendingBytes: () => 0, drop() {} },
  gone: new AbortController().signal,
  enter() {},
  exit() {},
  isIn: () => false,
}
