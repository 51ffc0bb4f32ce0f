import type { StoreContents } from '../../../shared/protocol/runRequests'
import { createSlots } from '../../slots'
import { createTurns, type Turns } from '../../turns'
import { inBoundedTime, type Thinking } from '../handling/inBoundedTime'
import { Interrupted, type Received } from '../runTools'
import { createStopper } from '../waiting/createStopper'
import { contentsOf } from './contentsOf'
import { createFolding, type Folding } from './folding'
import { foldLog } from './foldLog'
import { handledStretches, type SourceStretch, type StoreKafka, wholeStretches } from './handledStretches'
import type { StoreReading } from './port'
import type { StateSource } from './stateSources'
import { whatIsMissing } from './whatIsMissing'

/** One state, in memory: always what its log folds into, up to where its services are. */
export type StateStore = {
  /** A service begins, or somebody looks: folded up to the bookmarks, unless it is. Rejects with a KafkaProblem, or with Interrupted. */
  open(signal: AbortSignal): Promise<void>
  /** Once, however often it comes. Rejects with an Unprocessable for a record that cannot be folded, a KafkaProblem, or Interrupted. */
  handle(taken: Taken): Promise<void>
  /** Ends a rebuild that is under way, and any other reading of the log. */
  wipe(): Promise<void>
  /** As `open`, but always from the beginning. */
  rebuild(signal: AbortSignal): Promise<void>
  read(asked: StoreReading, signal: AbortSignal): Promise<StoreContents>
  /** Characters of its entries. */
  held(): number
  /** Undefined until it was first opened. */
  view(): StateView | undefined
}
export type Taken = {
  readonly record: Received
  readonly source: StateSource
  readonly signal: AbortSignal
  readonly tools: Thinking
}
export type StateView = {
  readonly entries: number
  readonly hash: string
  readonly state: 'ready' | 'rebuilding' | 'wiped'
  readonly progress?: number
}

export type StateParts = {
  sources(): readonly StateSource[]
  readonly kafka: StoreKafka
  /** A service that runs is where it is; of another one the bookmark counts. */
  isRunning(serviceId: string): boolean
  /** Characters that all states of the server hold. */
  held(): number
  /** For what nobody's records ask for. */
  tools(): Thinking
}

type State = {
  readonly parts: StateParts
  readonly inTurn: <T>(task: () => Promise<T>) => Promise<T>
  readonly turns: Turns
  /** Next offset to fold, by place. */
  readonly positions: Map<string, bigint>
  folding: Folding
  /** What of the log was folded at the last rebuild. */
  stretches: readonly SourceStretch[]
  phase: 'unread' | StateView['state']
  progress: number
  rebuilding: AbortController
}

export function createStateStore(parts: StateParts): StateStore {
  const state: State = {
    parts,
    inTurn: createSlots(1),
    turns: createTurns(),
    positions: new Map(),
    folding: createFolding(parts.held),
    stretches: [],
    phase: 'unread',
    progress: 0,
    rebuilding: createStopper(),
  }
  return {
    open: (signal) => state.inTurn(() => open(state, signal)),
    handle: (taken) => state.inTurn(() => take(state, taken)),
    wipe() {
      state.rebuilding.abort()
      return state.inTurn(async () => empty(state, 'wiped'))
    },
    rebuild: (signal) => state.inTurn(async () => refold(state, await handled(state), signal)),
    read: (asked, signal) =>
      asked.asOf === undefined ? readNow(state, asked, signal) : readAsOf(state, asked, signal),
    held: () => state.folding.entries.length(),
    view: () => viewOf(state),
  }
}

const handled = ({ parts, positions }: State) =>
  handledStretches(parts.kafka, parts.sources(), (source, partition) =>
    parts.isRunning(source.serviceId) ? positions.get(placeOf(source, partition)) : undefined,
  )

async function open(state: State, signal: AbortSignal): Promise<void> {
  const stretches = await handled(state)
  const isThere = ({ source, partition, from, to }: SourceStretch) =>
    (state.positions.get(placeOf(source, partition)) ?? from) === to
  if (state.phase === 'ready' && stretches.every(isThere)) return
  await untilWiped(refold(state, stretches, signal), signal)
}

/** Also resolves when a wipe ends the reading, and not whoever wants it. */
async function untilWiped(reading: Promise<void>, signal: AbortSignal): Promise<void> {
  try {
    await reading
  } catch (error) {
    const isWiped = error instanceof Interrupted && !signal.aborted
    if (!isWiped) throw error
  }
}

function empty(state: State, phase: State['phase']): void {
  Object.assign(state, { folding: createFolding(state.parts.held), phase })
}

async function refold(state: State, stretches: readonly SourceStretch[], signal: AbortSignal): Promise<void> {
  const rebuilding = createStopper()
  Object.assign(state, { rebuilding, progress: 0 })
  empty(state, 'rebuilding')
  try {
    await foldLog(state.folding, {
      reader: state.parts.kafka.reader,
      stretches,
      signal: AbortSignal.any([signal, rebuilding.signal]),
      tools: state.parts.tools(),
      onProgress: (progress) => Object.assign(state, { progress }),
    })
  } catch (error) {
    empty(state, 'wiped')
    throw error
  }
  for (const { source, partition, to } of stretches) state.positions.set(placeOf(source, partition), to)
  Object.assign(state, { stretches, phase: 'ready' })
}

/** A state that was wiped lets records pass: rebuilding folds them. */
async function take(state: State, taken: Taken): Promise<void> {
  const { record, source, signal, tools } = taken
  if (state.turns.isOver()) await state.turns.next()
  const place = placeOf(source, record.partition)
  const next = state.positions.get(place) ?? 0n
  if (record.offset < next) return
  const pass = () => state.positions.set(place, record.offset + 1n)
  if (state.phase === 'wiped') return void pass()
  if (record.offset > next) await untilWiped(catchUp(state, taken), signal)
  state.positions.set(place, record.offset)
  state.phase = 'ready'
  const fold = () => {
    state.folding.fold(record, source)
    pass()
  }
  await inBoundedTime(fold, tools, signal)
}

/** Whatever lies between what is folded and this record: a record was given up, the bookmark was moved, or the drawing is new. */
async function catchUp(state: State, { record, source, signal, tools }: Taken): Promise<void> {
  const { topic, partition, offset } = record
  const place = placeOf(source, partition)
  const from = state.positions.get(place) ?? 0n
  state.rebuilding = createStopper()
  await foldLog(state.folding, {
    reader: state.parts.kafka.reader,
    stretches: [{ source, topic, partition, from, to: offset }],
    signal: AbortSignal.any([signal, state.rebuilding.signal]),
    tools,
    onFolded(_stretch, folded) {
      state.positions.set(place, folded.offset + 1n)
    },
  })
}

async function readNow(state: State, { limit }: StoreReading, signal: AbortSignal): Promise<StoreContents> {
  if (state.phase === 'unread') await state.inTurn(() => open(state, signal))
  return contents(state.folding, state.stretches, limit)
}

async function readAsOf({ parts }: State, { asOf, limit }: StoreReading, signal: AbortSignal): Promise<StoreContents> {
  const folding = createFolding()
  const stretches = await wholeStretches(parts.kafka, parts.sources())
  const tools = parts.tools()
  await foldLog(folding, { reader: parts.kafka.reader, stretches, signal, tools, ...(asOf !== undefined && { asOf }) })
  return contents(folding, stretches, limit)
}

function contents(folding: Folding, stretches: readonly SourceStretch[], limit: number): StoreContents {
  const { folded, firstAt, lastAt, ...facts } = folding.facts()
  const incomplete = whatIsMissing(stretches, facts)
  return {
    ...contentsOf(folding.entries, limit),
    folded,
    ...(firstAt !== undefined && { firstAt }),
    ...(lastAt !== undefined && { lastAt }),
    ...(incomplete !== undefined && { incomplete }),
  }
}

function viewOf({ phase, progress, folding: { entries } }: State): StateView | undefined {
  if (phase === 'unread') return undefined
  return {
    entries: entries.size(),
    hash: entries.hash(),
    state: phase,
    ...(phase === 'rebuilding' && { progress }),
  }
}

const placeOf = ({ serviceId, topic }: StateSource, partition: number) => `${serviceId} ${topic} ${partition}`
