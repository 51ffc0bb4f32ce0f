import type { ServiceRun as RunView } from '../../shared/protocol/live'
import type { Membership, MembershipState } from '../kafka/port'
import { createRateMeter, type RateMeter } from '../live/rateMeter'
import { gapSentence } from './gapSentence'
import { createInputProducer, type InputProducer } from './inputProducer'
import { nap } from './nap'
import { produceAtRate } from './rateProducer'
import { type RunKafka, type RunTools, sentenceOf } from './runTools'
import { type GroupWork, needsRejoin, type ServiceWork } from './serviceWork'

/** One drawn service as real clients. Starting, following and stopping take turns, so none meets a half-done other. */
export type ServiceRun = {
  /** Resolves when it runs or has failed. What runs just follows. */
  start(work: ServiceWork): Promise<void>
  /** The drawing changed. What does not run only takes note. */
  follow(work: ServiceWork): Promise<void>
  /** Says goodbye. Stopping what does not run is nothing. */
  stop(): Promise<void>
  view(): RunView
}

export type ServiceRunOptions = {
  readonly kafka: RunKafka
  now(): number
  random(): number
  /** State or error changed. */
  onChange(): void
}

const GOODBYE_MS = 10_000

type Run = {
  readonly options: ServiceRunOptions
  readonly tools: RunTools
  readonly inputs: InputProducer
  work: ServiceWork
  state: RunView['state']
  /** Something that is wrong until it is over, and the last thing that went wrong for good. */
  waiting: string | undefined
  lastError: string | undefined
  processed: number
  unhandled: number
  produced: number
  readonly received: RateMeter
  readonly sent: RateMeter
  memberships: readonly Membership[]
  generators: Map<string, Promise<void>>
  /** Aborted when the service is to stop; of the start that holds now. */
  stopping: AbortController
  /** Of every start that was asked for since the last stop, also those whose turn has not come. */
  readonly starts: Set<AbortController>
  turn: Promise<void>
}

export function createServiceRun(work: ServiceWork, options: ServiceRunOptions): ServiceRun {
  const tools: RunTools = {
    ...options,
    produced: (count) => countProduced(run, count),
    refused: (sentence) => tell(run, { lastError: sentence }),
    unhandled: (sentence) => {
      run.unhandled += 1
      tell(run, { lastError: sentence })
    },
    waiting: (sentence) => tell(run, { waiting: sentence }),
    failed: (sentence) => fail(run, sentence),
  }
  const run: Run = {
    options,
    tools,
    inputs: createInputProducer(() => run.work, tools),
    work,
    state: 'idle',
    waiting: undefined,
    lastError: undefined,
    processed: 0,
    unhandled: 0,
    produced: 0,
    received: createRateMeter(options.now),
    sent: createRateMeter(options.now),
    memberships: [],
    generators: new Map(),
    stopping: new AbortController(),
    starts: new Set(),
    turn: Promise.resolve(),
  }
  return {
    start(next) {
      const stopping = beginStart(run)
      return inTurn(run, () => (run.state === 'running' ? follow(run, next) : start(run, next, stopping)))
    },
    follow: (next) => inTurn(run, () => follow(run, next)),
    stop() {
      // A start may be waiting for the cluster; its turn must end before this one's comes.
      for (const stopping of run.starts) stopping.abort()
      run.starts.clear()
      return inTurn(run, () => stop(run, 'stopped'))
    },
    view: () => viewOf(run),
  }
}

function inTurn(run: Run, task: () => Promise<void>): Promise<void> {
  run.turn = run.turn.then(task)
  return run.turn
}

function beginStart({ starts }: Run): AbortController {
  const stopping = new AbortController()
  starts.add(stopping)
  return stopping
}

async function start(run: Run, work: ServiceWork, stopping: AbortController): Promise<void> {
  if (stopping.signal.aborted) return change(run, 'stopped')
  Object.assign(run, { work, processed: 0, unhandled: 0, produced: 0, waiting: undefined, lastError: undefined })
  run.stopping = stopping
  change(run, 'starting')
  try {
    run.memberships = await joinAll(run)
    change(run, 'running')
    keepGenerating(run)
  } catch (error) {
    if (run.stopping.signal.aborted) return change(run, 'stopped')
    run.lastError = sentenceOf(error)
    change(run, 'failed')
  }
}

/** Rejects as soon as one group cannot be joined or the service is to stop; members that arrive later leave again. */
async function joinAll(run: Run): Promise<readonly Membership[]> {
  const { signal } = run.stopping
  const joins = run.work.memberships.map((membership) => join(run, membership))
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true })
  })
  try {
    return await Promise.race([Promise.all(joins), stopped])
  } catch (error) {
    for (const joining of joins) void joining.then((membership) => membership.leave()).catch(() => {})
    throw error
  }
}

function join(run: Run, { group, topics, start }: GroupWork): Promise<Membership> {
  const { signal } = run.stopping
  return run.options.kafka.join({
    group,
    topics,
    start,
    clientId: `streamboard-${run.work.slug}`,
    async handle(record) {
      await run.inputs.react(record, group)
      run.processed += 1
      run.received.add(1)
    },
    onState: (state) => {
      if (!signal.aborted) hear(run, group, state)
    },
    onGap: (gap) => tell(run, { lastError: gapSentence(gap) }),
  })
}

function hear(run: Run, group: string, state: MembershipState): void {
  switch (state.kind) {
    case 'joining':
    case 'stopped':
      break
    case 'running':
      tell(run, { waiting: undefined })
      break
    case 'reconnecting':
      tell(run, { waiting: `The group ${group} lost its connection and is trying again: ${state.cause}` })
      break
    case 'failed':
      fail(run, `${state.cause} ${state.next}`)
  }
}

/** One loop per connection on a clock; a loop ends by itself when its connection is gone from the drawing. */
function keepGenerating(run: Run): void {
  const { signal } = run.stopping
  for (const { id } of run.work.generators) {
    if (run.generators.has(id)) continue
    const current = () => {
      const generator = run.work.generators.find((one) => one.id === id)
      return generator && { generator, slug: run.work.slug }
    }
    const generators = run.generators
    const ended = produceAtRate(current, run.tools, signal)
      .catch((error: unknown) => fail(run, sentenceOf(error)))
      .finally(() => generators.delete(id))
    generators.set(id, ended)
  }
}

async function follow(run: Run, work: ServiceWork): Promise<void> {
  if (run.state === 'running' && needsRejoin(run.work, work)) {
    await stop(run, 'stopped')
    return start(run, work, beginStart(run))
  }
  if (says(work) !== says(run.work)) tell(run, { lastError: undefined })
  const before = shownError(run)
  run.work = work
  if (shownError(run) !== before) run.options.onChange()
  if (run.state === 'running') keepGenerating(run)
}

/** An error may be of the past once messages are drawn otherwise. */
const says = ({ generators, reactions }: ServiceWork) => JSON.stringify([generators, reactions])

/** Called from inside handlers, so it must not wait for its turn. */
function fail(run: Run, sentence: string): void {
  if (run.state !== 'running') return
  run.lastError = sentence
  run.stopping.abort()
  void inTurn(run, () => stop(run, 'failed'))
}

async function stop(run: Run, end: 'stopped' | 'failed'): Promise<void> {
  if (run.state === 'failed' && end === 'stopped') return change(run, 'stopped')
  if (run.state !== 'running') return
  run.stopping.abort()
  change(run, 'stopping')
  run.waiting = undefined
  await Promise.all([...run.generators.values(), ...run.memberships.map(goodbye)])
  run.memberships = []
  run.generators = new Map()
  change(run, end)
}

/** A member whose cluster does not answer is let go without one. */
async function goodbye(membership: Membership): Promise<void> {
  const patience = new AbortController()
  const hasLeft = await Promise.race([
    membership.leave().then(
      () => true,
      () => false,
    ),
    nap(GOODBYE_MS, patience.signal).then(() => false),
  ])
  patience.abort()
  if (!hasLeft) void membership.crash().catch(() => {})
}

function countProduced(run: Run, count: number): void {
  run.produced += count
  run.sent.add(count)
}

function tell(run: Run, news: Partial<Pick<Run, 'waiting' | 'lastError'>>): void {
  const before = shownError(run)
  Object.assign(run, news)
  if (shownError(run) !== before) run.options.onChange()
}

const shownError = ({ waiting, lastError, work, state }: Run) =>
  waiting ?? lastError ?? (state === 'running' ? withheldSentence(work) : undefined)

function withheldSentence({ withheld }: ServiceWork): string | undefined {
  if (withheld.length === 0) return undefined
  const names = withheld.join(', ')
  return `It does not produce to ${names}: this board neither created nor adopted what has that name on the cluster. Apply the plan, or adopt it there.`
}

function change(run: Run, state: RunView['state']): void {
  run.state = state
  run.options.onChange()
}

function viewOf(run: Run): RunView {
  const lastError = shownError(run)
  return {
    serviceId: run.work.serviceId,
    state: run.state,
    processed: run.processed,
    ...(run.unhandled > 0 && { unhandled: run.unhandled }),
    produced: run.produced,
    rateIn: run.received.perSecond(),
    rateOut: run.sent.perSecond(),
    ...(lastError === undefined ? {} : { lastError }),
  }
}
