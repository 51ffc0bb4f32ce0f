import { done, type Outcome } from '../../shared/problem'
import type { Engine, Parts } from './parts'

/** Says goodbye to these services, all of the board when none is named, and wants them no more. */
export async function stopWanted(
  parts: Parts,
  boardId: string,
  serviceIds?: readonly string[],
): Promise<Outcome<null>> {
  const unwanted = parts.boards.unwant(boardId, serviceIds)
  if (!unwanted.ok) return unwanted
  return onEngine(parts, ({ runner }) => runner.stop(boardId, serviceIds))
}

/** A person does so: with the last service of the board its planted faults are over, too. */
export function stopByHand(parts: Parts, boardId: string, serviceIds?: readonly string[]): Promise<Outcome<null>> {
  const stopping = stopWanted(parts, boardId, serviceIds)
  if (parts.boards.wanted(boardId).size === 0) parts.faults.forget(boardId)
  return stopping
}

type Crash = { readonly boardId: string; readonly serviceId: string; readonly instance?: number | undefined }

/** What crashes as a whole stays down, also over a restart of the server. */
export async function crashWanted(parts: Parts, { boardId, serviceId, instance }: Crash): Promise<Outcome<null>> {
  const unwanted = parts.boards.unwant(boardId, instance === undefined ? [serviceId] : [])
  return unwanted.ok ? onEngine(parts, ({ runner }) => runner.crash(boardId, serviceId, instance)) : unwanted
}

/** While no cluster has been reached nothing runs. */
async function onEngine(parts: Parts, work: (engine: Engine) => Promise<void>): Promise<Outcome<null>> {
  const engine = parts.cluster.engine()
  if (engine.ok) await work(engine.value)
  return done(null)
}
