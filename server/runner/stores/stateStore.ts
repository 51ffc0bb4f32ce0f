import type { StoreContents } from '../../../shared/protocol/runRequests'
import { createSlots } from '../../slots'
import { createStopper } from '../createStopper'
import { Interrupted, type Received } from '../runTools'
import { contentsOf } from './contentsOf'
import { createHashing } from './createHashing'
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
  /** Once, however often it comes. Rejects with an Unprocessable for a record that cannot be folded. */
  handle(record: Received, source: StateSource): Promise<void>
  wipe(): Promise<void>
  /** As `open`, but always from the beginning. */
  rebuild(signal: AbortSignal): Promise<void>
  read(asked: StoreReading, signal: AbortSignal): Promise<StoreContents>
  view(): StateView
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
  now(): number
}

export function createStateStore({ sources, kafka, isRunning, now }: StateParts): StateStore {
  const inTurn = createSlots(1)
  const hashing = createHashing(now)
  const positions = new Map<string, bigint>()
  let folding: Folding = createFolding()
  let folded: readonly SourceStretch[] = []
  let state: 'unread' | StateView['state'] = 'unread'
  let progress = 0
  let version = 0
  let rebuilding = createStopper()

  const handled = () =>
    handledStretches(kafka, sources(), (source, partition) =>
      isRunning(source.serviceId) ? positions.get(placeOf(source, partition)) : undefined,
    )
  const isThere = ({ source, partition, from, to }: SourceStretch) =>
    (positions.get(placeOf(source, partition)) ?? from) === to

  function begin(): void {
    folding = createFolding()
    version += 1
  }

  async function refold(stretches: readonly SourceStretch[], signal: AbortSignal): Promise<void> {
    rebuilding = createStopper()
    begin()
    state = 'rebuilding'
    try {
      await foldLog(folding, {
        reader: kafka.reader,
        stretches,
        signal: AbortSignal.any([signal, rebuilding.signal]),
        onProgress: (share) => {
          progress = share
          version += 1
        },
      })
      for (const { source, partition, to } of stretches) positions.set(placeOf(source, partition), to)
      folded = stretches
      state = 'ready'
    } catch (error) {
      begin()
      state = 'wiped'
      throw error
    }
  }

  /** Whatever lies between what is folded and this record: other people moved the bookmark, or a record was given up. */
  async function catchUp(record: Received, source: StateSource, from: bigint): Promise<void> {
    const { topic, partition, offset } = record
    const stretches = [{ source, topic, partition, from, to: offset }]
    await foldLog(folding, { reader: kafka.reader, stretches, signal: createStopper().signal })
  }

  async function take(record: Received, source: StateSource): Promise<void> {
    const place = placeOf(source, record.partition)
    const next = positions.get(place) ?? 0n
    if (record.offset < next) return
    if (state !== 'wiped') {
      if (record.offset > next) await catchUp(record, source, next)
      positions.set(place, record.offset)
      state = 'ready'
      version += 1
      folding.fold(record, source)
    }
    positions.set(place, record.offset + 1n)
  }

  async function open(signal: AbortSignal): Promise<void> {
    const stretches = await handled()
    if (state === 'ready' && stretches.every(isThere)) return
    try {
      await refold(stretches, signal)
    } catch (error) {
      const isWiped = error instanceof Interrupted && !signal.aborted
      if (!isWiped) throw error
    }
  }

  return {
    open: (signal) => inTurn(() => open(signal)),
    handle: (record, source) => inTurn(() => take(record, source)),
    wipe: () => {
      rebuilding.abort()
      return inTurn(async () => {
        begin()
        state = 'wiped'
      })
    },
    rebuild: (signal) => inTurn(async () => refold(await handled(), signal)),
    async read({ asOf, limit }, signal) {
      if (asOf !== undefined) return readAsOf({ asOf, limit }, signal)
      if (state === 'unread') await inTurn(() => open(signal))
      return contents(folding, folded, limit)
    },
    view: () => ({
      entries: folding.entries.size,
      hash: hashing(folding.entries, version),
      state: state === 'unread' ? 'ready' : state,
      ...(state === 'rebuilding' && { progress }),
    }),
  }

  async function readAsOf({ asOf, limit }: StoreReading, signal: AbortSignal): Promise<StoreContents> {
    const apart = createFolding()
    const stretches = await wholeStretches(kafka, sources())
    await foldLog(apart, { reader: kafka.reader, stretches, signal, asOf })
    return contents(apart, stretches, limit)
  }
}

function contents(folding: Folding, stretches: readonly SourceStretch[], limit: number): StoreContents {
  const facts = folding.facts()
  const incomplete = whatIsMissing(stretches, facts)
  return {
    ...contentsOf(folding.entries, limit),
    folded: facts.folded,
    ...(facts.firstAt !== undefined && { firstAt: facts.firstAt }),
    ...(facts.lastAt !== undefined && { lastAt: facts.lastAt }),
    ...(incomplete !== undefined && { incomplete }),
  }
}

const placeOf = ({ serviceId, topic }: StateSource, partition: number) => `${serviceId} ${topic} ${partition}`
