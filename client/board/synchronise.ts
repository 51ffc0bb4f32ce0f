import { fromBase64, toBase64 } from '../../shared/document/base64'
import { MOST_UPDATE_BYTES, UPDATE_TOO_LARGE } from '../../shared/document/updateTooLarge'
import { type Outcome, type Problem, refused } from '../../shared/problem'
import type { Wire } from '../wire'
import { merged, nextBatch, stillUnsaved, type Unsaved } from './outbox'
import type { SyncState } from './syncState'

export type Server = { readonly wire: Wire; readonly boardId: string }

/** The state vector of somebody who has nothing. */
const NOTHING = toBase64(Uint8Array.of(0))

/** One step towards both copies being the same: false when no further one makes sense now. */
export const synchronise = (server: Server, state: SyncState): Promise<boolean> =>
  state.joined ? send(server, state) : join(server, state)

async function join({ wire, boardId }: Server, state: SyncState): Promise<boolean> {
  const stateVector = toBase64(state.replica.stateVector())
  const answer = await wire.ask('board:join', { boardId, stateVector, document: state.document })
  if (!answer.ok) return notJoined({ wire, boardId }, state, answer.problem)
  const theirs = fromBase64(answer.value.stateVector)
  // Who sees the drawing knows what its topics are called on the cluster.
  state.prefix = answer.value.prefix
  state.replica.receive(fromBase64(answer.value.update))
  state.unsaved = stillUnsaved(state.unsaved, theirs)
  const lacking = state.replica.lackedBy(theirs)
  if (lacking && (state.whole || state.unsaved.length === 0)) state.unsaved = [{ update: lacking, change: null }]
  Object.assign(state, { joined: true, opened: true, problem: null, document: answer.value.document })
  return true
}

const notJoined = async (server: Server, state: SyncState, problem: Problem): Promise<boolean> =>
  problem.code === 'boardRenewed'
    ? startOver(server, state, { problem: null, redo: state.unsaved })
    : stop(state, problem)

async function send(server: Server, state: SyncState): Promise<boolean> {
  const batch = state.alone ? state.unsaved.slice(0, 1) : nextBatch(state.unsaved)
  const answer = await sendUpdate(server, merged(batch))
  if (!answer.ok) return recover(server, state, { problem: answer.problem, edits: batch.length })
  state.unsaved = state.unsaved.slice(batch.length)
  state.whole = false
  state.alone &&= state.unsaved.length > 0
  if (state.problem?.retriable) state.problem = null
  return true
}

/** What is too large is not even sent: it would cost the connection. */
const sendUpdate = async ({ wire, boardId }: Server, update: Uint8Array): Promise<Outcome<null>> =>
  update.length > MOST_UPDATE_BYTES
    ? refused(UPDATE_TOO_LARGE)
    : wire.ask('board:edit', { boardId, update: toBase64(update) })

type Refusal = { readonly problem: Problem; readonly edits: number }

async function recover(server: Server, state: SyncState, { problem, edits }: Refusal): Promise<boolean> {
  if (problem.code === 'resync' && !state.whole) {
    Object.assign(state, { joined: false, whole: true })
    return true
  }
  if (problem.code === 'writtenByAnother') return startOver(server, state, { problem: null, redo: state.unsaved })
  if (problem.retriable && problem.code !== 'resync') return stop(state, problem)
  // The oldest edit is refused for good.
  if (edits === 1) return startOver(server, state, { problem, redo: state.unsaved.slice(1) })
  state.alone = true
  return true
}

type NewStart = { readonly problem: Problem | null; readonly redo: readonly Unsaved[] }

/** Takes the server's board for a new document, which writes under a new name, and does edits again on it. */
async function startOver({ wire, boardId }: Server, state: SyncState, { problem, redo }: NewStart): Promise<boolean> {
  const answer = await wire.ask('board:join', { boardId, stateVector: NOTHING })
  if (!answer.ok) return stop(state, answer.problem)
  Object.assign(state, { joined: true, alone: false, whole: false, problem, document: answer.value.document })
  state.startOver(fromBase64(answer.value.update))
  state.unsaved = []
  for (const { change } of redo) if (change) state.edit(change)
  return true
}

/** Being offline is told by the connection itself, and what was not answered is asked again. */
const UNANSWERED: ReadonlySet<string> = new Set(['offline', 'answerLate'])

function stop(state: SyncState, problem: Problem): false {
  if (!UNANSWERED.has(problem.code)) state.problem = problem
  return false
}
