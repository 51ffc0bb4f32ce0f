import { NO_TABLES, openLookupTables } from './handling/lookupTables'
import { copiesUp, missingCopies, startCopies, stopCopiesBeyond, wantedCopies } from './instances/copies'
import { recoverWhenPossible } from './instances/recovery'
import { openRequestDesk } from './instances/requestDesk'
import { keepClocks } from './producing/clocks'
import { sayLife } from './producing/sayLife'
import { copiesLimit } from './producing/throttle'
import { changeState, type Run, shownError, tell } from './runState'
import { sentenceOf } from './runTools'
import type { ServiceWork } from './serviceWork'
import { whyRejoin } from './whyRejoin'

// What may happen to a service, one at a time: whoever calls these takes turns.

export async function start(run: Run, work: ServiceWork, stopping: AbortController): Promise<void> {
  if (run.state === 'running') return comeUp(run, work)
  run.recovering.abort()
  if (stopping.signal.aborted) return endUnwanted(run)
  const isResumed = run.state === 'paused'
  if (!isResumed) {
    forgetCounts(run)
    run.parts.order.beginAnew()
  }
  Object.assign(run, { work, stopping, lastError: undefined, throttled: undefined, startedAt: run.board.now() })
  changeState(run, 'starting')
  try {
    await open(run)
    changeState(run, 'running')
    await sayLife(run, 'ServiceStarted', run.copies.length)
    keepClocks(run)
    tellStart(run, isResumed)
  } catch (error) {
    const isUnwanted = stopping.signal.aborted
    await close(run)
    if (isUnwanted) return endUnwanted(run)
    endFailed(run, sentenceOf(error))
  }
}

function tellStart(run: Run, isResumed: boolean): void {
  if (isResumed) happen(run, 'resumed', 'goes on')
  else if (run.again?.until === null) happen(run, 'restarted', `started again ${run.again.why}`)
  else happen(run, 'started', `started${withCopies(run)}`)
}

/** `beside`: who else starts again because of the same change, such as `alone`. */
export async function follow(run: Run, work: ServiceWork, beside?: string): Promise<void> {
  const isRunning = run.state === 'running'
  const why = isRunning ? whyRejoin(run.work, work) : undefined
  if (why !== undefined) return startAgain(run, work, [beside, `because ${why}`].filter(Boolean).join(', '))
  const before = shownError(run)
  /** An error may be of the past once messages are drawn otherwise. */
  if (says(work) !== says(run.work)) tell(run, () => Object.assign(run, { lastError: undefined }))
  run.work = work
  if (isRunning) {
    keepClocks(run)
    await scale(run)
  }
  if (shownError(run) !== before) run.board.changed()
}

/** How long it is shown that a service has started again. */
const AGAIN_MS = 5_000

async function startAgain(run: Run, work: ServiceWork, why: string): Promise<void> {
  run.again = { why, until: null }
  await sayGoodbye(run, 'stopped')
  await run.hooks.untilStopped((stopping) => start(run, work, stopping))
  const runs = run.state === 'running'
  run.again = runs ? { why, until: run.board.now() + AGAIN_MS } : undefined
  if (run.state === 'stopped') happen(run, 'stopped', 'stopped')
}

const says = ({ generators, reactions, failures, lifeSigns, calls, behaviour }: ServiceWork) =>
  JSON.stringify([generators, reactions, failures, lifeSigns, calls, behaviour])

export async function stop(run: Run, end: 'stopped' | 'paused'): Promise<void> {
  switch (run.state) {
    case 'running':
      await sayGoodbye(run, end)
      return happen(run, end, end === 'paused' ? 'pauses: nobody looks at the board' : 'stopped')
    case 'failed':
    case 'paused':
    case 'crashed':
      if (end === 'paused') return
      run.recovering.abort()
      run.copies = []
      return changeState(run, 'stopped')
    default:
  }
}

async function sayGoodbye(run: Run, end: 'stopped' | 'paused'): Promise<void> {
  changeState(run, 'stopping')
  await close(run)
  await sayLife(run, 'ServiceStopped', run.copies.length)
  run.copies = []
  changeState(run, end)
}

/** Without a number all copies. */
export async function crash(run: Run, number?: number): Promise<void> {
  if (run.state !== 'running') return
  const crashing = copiesUp(run).filter((copy) => number === undefined || copy.number === number)
  if (crashing.length === 0) return
  if (crashing.length === copiesUp(run).length) {
    run.stopping.abort()
    run.parts.keeping?.crash()
    run.server?.crash()
    run.server = undefined
  }
  for (const copy of crashing) copy.crash()
  const whole = number === undefined || run.copies.length === 1
  happen(run, 'crashed', `${whole ? '' : `instance ${number} `}crashed without a goodbye${waitSentence(run)}`)
  if (copiesUp(run).length > 0) return run.board.changed()
  await close(run)
  changeState(run, 'crashed')
}

function waitSentence({ copies, work, board }: Run): string {
  if (work.memberships.length === 0) return ''
  const ends = Math.max(...copies.map((copy) => copy.view().sessionEndsAt ?? 0))
  const seconds = Math.max(0, Math.ceil((ends - board.now()) / 1_000))
  return `; its partitions wait for up to ${seconds} s, until the broker counts it out`
}

/** What runs brings its crashed copies back. */
async function comeUp(run: Run, work: ServiceWork): Promise<void> {
  const lost = missingCopies(run, wantedCopies(run))
  await follow(run, work)
  if (lost.length > 0 && run.state === 'running') await bringBack(run)
}

async function bringBack(run: Run): Promise<void> {
  const lost = missingCopies(run, wantedCopies(run))
  if (lost.length === 0) return
  await orFail(run, async () => {
    await startCopies(run, lost)
    happen(run, 'started', `has ${lost.length === 1 ? `instance ${lost[0]}` : `instances ${lost.join(', ')}`} back`)
    run.board.changed()
  })
}

/** As many copies as drawn; those that have crashed stay down. */
async function scale(run: Run): Promise<void> {
  const before = run.copies.length
  const wanted = wantedCopies(run)
  const known = run.copies.map((copy) => copy.number)
  if (wanted.length === before) return
  await orFail(run, async () => {
    await stopCopiesBeyond(run, wanted)
    await startCopies(
      run,
      wanted.filter((number) => !known.includes(number)),
    )
    happen(
      run,
      'scaled',
      `has ${run.copies.length} ${run.copies.length === 1 ? 'instance' : 'instances'} instead of ${before}`,
    )
    run.board.changed()
  })
}

/** What runs fails when this does; a stop that cuts it short sees to the rest itself. */
async function orFail(run: Run, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!run.stopping.signal.aborted) await fail(run, sentenceOf(error))
  }
}

/** Whatever it takes to run: tables read to their end, copies in their groups, a server for those who call. */
async function open(run: Run): Promise<void> {
  const { signal } = run.stopping
  const wanted = wantedCopies(run)
  if (wanted.length === 0) throw new Error(copiesLimit(run.work.name, 0, run.work.behaviour.instances))
  run.tables = await openLookupTables(run.work.tables, run.tools, signal)
  if (run.work.isCalled) {
    run.server = await openRequestDesk(run.parts, () => copiesUp(run))
    run.board.doors.set(run.work.serviceId, run.server.door)
  }
  await run.parts.keeping?.open(signal)
  run.copies = []
  await startCopies(run, wanted)
}

/** Everything ends, in whatever state it is. */
async function close(run: Run): Promise<void> {
  run.stopping.abort()
  const ends = [...run.clocks.values(), run.server?.close(), ...run.copies.map((copy) => copy.leave())]
  await Promise.all([...ends, run.tables.stop(), run.parts.keeping?.close()])
  Object.assign(run, { server: undefined, tables: NO_TABLES, clocks: new Map() })
  run.troubles.clear()
}

/** It cannot go on until somebody, or time, mends what the sentence says. */
export async function fail(run: Run, sentence: string): Promise<void> {
  if (run.state !== 'running') return
  changeState(run, 'stopping')
  await close(run)
  endFailed(run, sentence)
}

/** Somebody stopped it before it ran. */
function endUnwanted(run: Run): void {
  run.copies = []
  changeState(run, 'stopped')
}

function endFailed(run: Run, sentence: string): void {
  run.copies = []
  run.recovering = new AbortController()
  run.lastError = sentence
  changeState(run, 'failed')
  happen(run, 'failed', `failed. ${sentence}`)
  void recoverWhenPossible(run)
}

function forgetCounts(run: Run): void {
  run.tools.counts.reset()
  run.made.clear()
}

const withCopies = ({ copies }: Run) => (copies.length > 1 ? ` with ${copies.length} instances` : '')

type Told = 'started' | 'restarted' | 'stopped' | 'paused' | 'resumed' | 'crashed' | 'scaled' | 'failed'

function happen({ board, work }: Run, kind: Told, did: string): void {
  const sentence = `${work.name} ${did}${did.endsWith('.') ? '' : '.'}`
  board.happen({ kind, sentence, elementId: work.serviceId })
}
