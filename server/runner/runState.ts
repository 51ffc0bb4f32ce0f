import type { ServiceRun as RunView } from '../../shared/protocol/live'
import type { RunState } from '../../shared/protocol/run'
import { LIMITS } from '../../shared/topology/limits'
import type { BoardTools } from './boardTools'
import type { CallServer } from './calls/callServer'
import { createOutgoingCalls, type OutgoingCalls } from './calls/outgoingCalls'
import { createFailAsDrawn } from './handling/failing'
import type { HandlerParts } from './handling/handleInput'
import { type LookupTables, NO_TABLES } from './handling/lookupTables'
import { createOrderWatch } from './handling/orderWatch'
import { createResponder } from './handling/respond'
import { createSeenEvents } from './handling/seenEvents'
import type { InstanceRun } from './instances/instanceRun'
import { createRebalances, type Rebalances } from './instances/rebalances'
import { createSequence, type Sequence } from './producing/sequence'
import { BOARD_LIMIT, CIRCLE_LIMIT } from './producing/throttle'
import { createTokenBucket } from './producing/tokenBucket'
import { createRunCounts } from './runCounts'
import type { RunTools } from './runTools'
import type { ServiceWork } from './serviceWork'

/** Everything about one drawn service that runs, ran or is about to. Changed by its life alone. */
export type Run = {
  readonly board: BoardTools
  readonly tools: RunTools
  readonly parts: HandlerParts
  readonly calls: OutgoingCalls
  readonly rebalances: Rebalances
  work: ServiceWork
  state: RunState
  startedAt: number
  /** What is in the way until it is over, by where it comes from, and the last thing that went wrong for good. */
  readonly troubles: Map<string, string>
  lastError: string | undefined
  /** Limits that hold it back for as long as it runs like this, and the last that did for a moment. */
  crowded: string | undefined
  /** Copies that it runs or is about to, counted against the board's limit. */
  claimed: number
  throttled: { readonly sentence: string; readonly until: number } | undefined
  /** It starts again because the drawing changed: with whom and why, and until when that is shown; null while it is under way. */
  again: { readonly why: string; readonly until: number | null } | undefined
  copies: readonly InstanceRun[]
  tables: LookupTables
  server: CallServer | undefined
  /** By connection. */
  clocks: Map<string, Promise<void>>
  readonly sequences: Map<string, Sequence>
  /** Messages of this start by connection. */
  readonly made: Map<string, { count: number }>
  /** Aborted when the service is to stop; of the start that holds now. */
  stopping: AbortController
  /** Aborted when nobody waits any more for a failed service to get well. */
  recovering: AbortController
  /** How often it was started again since somebody last started it. */
  recoveries: number
  readonly hooks: RunHooks
}
/** Ways back to whoever gives out the turns. */
export type RunHooks = {
  /** Called from inside of what is to be stopped. */
  fail(sentence: string): void
  recover(): void
  /** A start that the next stop aborts. */
  untilStopped(starting: (stopping: AbortController) => Promise<void>): Promise<void>
}

/** How long a limit is shown after it held the service back. */
const THROTTLED_MS = 2_000

export function createRun(work: ServiceWork, board: BoardTools, hooks: RunHooks): Run {
  const tools: RunTools = {
    ...board,
    counts: createRunCounts(board.now),
    trouble: (source, sentence) => setTrouble(run, source, sentence),
    mishap: (sentence) => tell(run, () => Object.assign(run, { lastError: sentence })),
    throttled: (sentence) => throttle(run, sentence),
    failed: hooks.fail,
  }
  const workNow = () => run.work
  const { client, doors } = board
  const calls = createOutgoingCalls({ work: workNow, tools, client, doorOf: (id) => doors.get(id) })
  const ofCircle = { bucket: createTokenBucket(LIMITS.ratePerCircle, board.now), sentence: CIRCLE_LIMIT }
  const ofBoard = { bucket: board.allowance, sentence: BOARD_LIMIT }
  const run: Run = {
    board,
    tools,
    calls,
    parts: {
      work: workNow,
      tools,
      limits: () => (run.work.isInCircle ? [ofCircle, ofBoard] : [ofBoard]),
      seen: createSeenEvents(),
      order: createOrderWatch(),
      responder: createResponder({ work: workNow, tools, lookUp: (record) => run.tables.lookUp(record) }),
      failAsDrawn: createFailAsDrawn({ work: workNow, startedAt: () => run.startedAt, tools }),
      calls,
      keeping: board.keepingOf(work.serviceId, tools),
      sequenceOf: (id) => sequenceOf(run, id),
    },
    rebalances: createRebalances(({ group }, sentence) =>
      board.happen({ kind: 'rebalanced', sentence, elementId: run.work.serviceId, group }),
    ),
    work,
    state: 'idle',
    startedAt: 0,
    troubles: new Map(),
    lastError: undefined,
    crowded: undefined,
    claimed: 0,
    throttled: undefined,
    again: undefined,
    copies: [],
    tables: NO_TABLES,
    server: undefined,
    clocks: new Map(),
    sequences: new Map(),
    made: new Map(),
    stopping: new AbortController(),
    recovering: new AbortController(),
    recoveries: 0,
    hooks,
  }
  return run
}

export function sequenceOf({ sequences }: Run, connectionId: string): Sequence {
  const sequence = sequences.get(connectionId) ?? createSequence()
  sequences.set(connectionId, sequence)
  return sequence
}

/** Does it, and tells whoever looks when another sentence is shown than before. */
export function tell(run: Run, change: () => void): void {
  const before = shownError(run)
  change()
  if (shownError(run) !== before) run.board.changed()
}

export function changeState(run: Run, state: RunState): void {
  run.state = state
  run.board.changed()
}

function setTrouble(run: Run, source: string, sentence: string | undefined): void {
  if (run.troubles.get(source) === sentence) return
  tell(run, () => {
    if (sentence === undefined) run.troubles.delete(source)
    else run.troubles.set(source, sentence)
  })
}

function throttle(run: Run, sentence: string): void {
  const now = run.board.now()
  const isNew = run.throttled?.sentence !== sentence || run.throttled.until < now
  run.throttled = { sentence, until: now + THROTTLED_MS }
  if (!isNew) return
  run.board.happen({
    kind: 'throttled',
    sentence: `${run.work.name} is throttled. ${sentence}`,
    elementId: run.work.serviceId,
  })
}

/** The sentence shown, and whether it is in the way now. */
type Shown = Pick<RunView, 'held' | 'lastError'>

function shownOf({ troubles, lastError, work, state }: Run): Shown {
  const [trouble] = troubles.values()
  const holding = trouble ?? (state === 'running' ? withheldSentence(work) : undefined)
  if (holding !== undefined) return { lastError: holding, ...(state === 'running' && { held: true }) }
  return lastError === undefined ? {} : { lastError }
}

export const shownError = (run: Run): string | undefined => shownOf(run).lastError

export function withheldSentence({ withheld }: Pick<ServiceWork, 'withheld'>): string | undefined {
  if (withheld.length === 0) return undefined
  const names = withheld.join(', ')
  return `It does not produce to ${names}: this board neither created nor adopted what has that name on the cluster. Open the plan: it is adopted there, or created where it is missing.`
}

export function viewOf(run: Run): RunView {
  const now = run.board.now()
  const throttled = run.throttled && run.throttled.until > now ? run.throttled.sentence : run.crowded
  const { again } = run
  const isAgain = again && (again.until === null || (run.state === 'running' && again.until > now))
  return {
    serviceId: run.work.serviceId,
    state: run.state,
    instances: run.copies.map((copy) => copy.view()),
    ...run.tools.counts.view(),
    ...(throttled !== undefined && { throttled }),
    ...(isAgain && { again: again.why }),
    ...shownOf(run),
  }
}
