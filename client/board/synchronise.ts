import { fromBase64, toBase64 } from '../../shared/document/base64'
import { MOST_UPDATE_BYTES, UPDATE_TOO_LARGE } from '../../shared/document/updateTooLarge'
import { type Outcome, type Problem, refused } from '../../shared/problem'
import type { Wire } from '../wire'
import { merged, nextBatch, stillUnsaved } from './outbox'
import type { Opening } from './port'
import type { SyncState } from './syncState'

export type Server = {
  readonly wire: Wire
  readonly boardId: string
  /** Tells that something of the state is different, also in the middle of a step. */
  readonly onChange: () => void
}

/** The state vector of somebody who has nothing. */
const NOTHING = toBase64(Uint8Array.of(0))

/** One step towards both copies being the same: false when no further one makes sense now. */
export const synchronise = (server: Server, state: SyncState): Promise<boolean> =>
  state.joined ? send(server, state) : join(server, state)

async function join(server: Server, state: SyncState): Promise<boolean> {
  const { wire, boardId } = server
  const { losses } = state
  const stateVector = toBase64(state.replica.stateVector())
  const timer = state.opening && setTimeout(() => void tellSize(server, state), SIZE_AFTER_MS)
  const answer = await wire.ask('board:join', { boardId, stateVector, document: state.document })
  if (timer) clearTimeout(timer)
  if (!answer.ok) return notJoined(server, state, answer.problem)
  const theirs = fromBase64(answer.value.stateVector)
  // Who sees the drawing knows what its topics are called on the cluster.
  state.prefix = answer.value.prefix
  await receive(server, state, fromBase64(answer.value.update))
  if (state.losses !== losses) return true
  state.unsaved = stillUnsaved(state.unsaved, theirs)
  const lacking = state.replica.lackedBy(theirs)
  if (lacking && (state.whole || state.unsaved.length === 0)) state.unsaved = [{ update: lacking, change: null }]
  Object.assign(state, { joined: true, opening: null, problem: null, document: answer.value.document })
  return true
}

/** Most boards are there before anybody could read how large they are. */
const SIZE_AFTER_MS = 150
/** Less is read in an instant. */
const LARGE_BYTES = 512 * 1024
/** So that what is said is on the screen before the page is busy. */
const PAINTED_MS = 40

/** Reading and drawing a large board takes seconds each, in which the page does nothing else: it says so before. */
async function receive(server: Server, state: SyncState, update: Uint8Array): Promise<void> {
  const isSlow = state.opening !== null && update.length > LARGE_BYTES
  if (isSlow && !state.opening?.size) await tellSize(server, state)
  if (isSlow) await sayStep(server, state, 'reading')
  state.replica.receive(update)
  if (isSlow) await sayStep(server, state, 'drawing')
}

async function sayStep({ onChange }: Server, state: SyncState, step: Opening['step']): Promise<void> {
  if (!state.opening) return
  state.opening = { ...state.opening, step }
  onChange()
  await new Promise((resolve) => setTimeout(resolve, PAINTED_MS))
}

async function tellSize({ wire, boardId, onChange }: Server, state: SyncState): Promise<void> {
  const size = await wire.ask('board:size', { boardId })
  if (!size.ok || !state.opening) return
  state.opening = { ...state.opening, size: size.value }
  onChange()
}

const notJoined = async (server: Server, state: SyncState, problem: Problem): Promise<boolean> =>
  problem.code === 'boardRenewed' ? startOver(server, state, NOTHING_DROPPED) : stop(state, problem)

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
  if (problem.code === 'writtenByAnother') return startOver(server, state, NOTHING_DROPPED)
  if (problem.retriable && problem.code !== 'resync') return stop(state, problem)
  // The oldest edit is refused for good.
  if (edits === 1) return startOver(server, state, { problem, dropped: 1 })
  state.alone = true
  return true
}

/** How many of the oldest edits are not done again, and why. */
type NewStart = { readonly problem: Problem | null; readonly dropped: number }
const NOTHING_DROPPED: NewStart = { problem: null, dropped: 0 }

/** Takes the server's board for a new document, which writes under a new name, and does edits again on it. */
async function startOver(
  { wire, boardId }: Server,
  state: SyncState,
  { problem, dropped }: NewStart,
): Promise<boolean> {
  const answer = await wire.ask('board:join', { boardId, stateVector: NOTHING })
  if (!answer.ok) return stop(state, answer.problem)
  Object.assign(state, {
    joined: true,
    opening: null,
    alone: false,
    whole: false,
    problem,
    document: answer.value.document,
  })
  // Also what was drawn while the answer was on its way.
  const redo = state.unsaved.slice(dropped)
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
