import type { FoldedEntry } from '../../../shared/behaviour/foldState'
import { eventIdOf } from '../../../shared/generation/eventIdOf'
import { LIMITS } from '../../../shared/topology/limits'
import { recordText } from '../../recordText'
import { createSeenEvents } from '../handling/seenEvents'
import { orFailure, Unprocessable, WorkFailure } from '../handling/workFailure'
import { placeOf, type Received } from '../runTools'
import { createEntries, type Entries, entryLength } from './createEntries'
import type { StateSource } from './stateSources'

/** A state in the making: the same records give the same entries, whenever they are folded. */
export type Folding = {
  readonly entries: Entries
  /** Throws an Unprocessable for a record that cannot be folded, a WorkFailure for one that cannot now; the entries are as before. */
  fold(record: Received, source: StateSource): void
  /** The same, with the first refusal remembered instead. */
  tryToFold(record: Received, source: StateSource): void
  facts(): FoldingFacts
}
export type FoldingFacts = {
  /** Records, those that nothing followed from included. */
  readonly folded: number
  /** Milliseconds since the epoch, of the oldest and the newest record. */
  readonly firstAt?: number
  readonly lastAt?: number
  readonly refused: number
  readonly firstRefusal?: string
}

/** `held`: characters that all states of the server hold, this one included if it is among them. */
export function createFolding(held = () => 0): Folding {
  const entries = createEntries()
  const seen = createSeenEvents()
  const facts: { -readonly [K in keyof FoldingFacts]: FoldingFacts[K] } = { folded: 0, refused: 0 }

  function wasFolded(record: Received, { group, isIdempotent }: StateSource): boolean {
    const eventId = isIdempotent ? eventIdOf(record) : undefined
    if (eventId === undefined) return false
    if (seen.has(group, eventId)) return true
    seen.add(group, eventId, record)
    return false
  }

  function count({ timestamp }: Received): void {
    const at = Number(timestamp)
    facts.folded += 1
    facts.firstAt = Math.min(facts.firstAt ?? at, at)
    facts.lastAt = Math.max(facts.lastAt ?? at, at)
  }

  function fold(record: Received, source: StateSource): void {
    const next = nextEntry(record, source, entries)
    if (next) refuseBeyondLimits(entries, next, held)
    if (!wasFolded(record, source) && next) entries.put(next.key, next.state)
    count(record)
  }

  return {
    entries,
    fold,
    tryToFold(record, source) {
      try {
        fold(record, source)
      } catch (error) {
        if (!(error instanceof Unprocessable || error instanceof WorkFailure)) throw error
        facts.refused += 1
        facts.firstRefusal ??= `${placeOf(record)}: ${error.message}`
      }
    },
    facts: () => ({ ...facts }),
  }
}

/** Undefined where nothing follows from the record. */
function nextEntry(record: Received, { fold, topicName }: StateSource, entries: Entries): FoldedEntry | undefined {
  return orFailure(orFailure(fold)(recordText(record, topicName), (key) => JSON.parse(entries.get(key) ?? 'null')))
}

function refuseBeyondLimits(entries: Entries, { key, state }: FoldedEntry, held: () => number): void {
  const before = entries.get(key)
  if (before === null && state !== null && entries.size() >= LIMITS.storeEntries) throw new Unprocessable(FULL)
  const growth = entryLength(key, state) - entryLength(key, before)
  if (growth > 0 && entries.length() + growth > LIMITS.storeBytes) throw new Unprocessable(TOO_LONG)
  if (growth > 0 && held() + growth > LIMITS.statesBytes) throw new Unprocessable(ALL_TOO_LONG)
}

const inMegabytes = (bytes: number) => `${bytes / (1024 * 1024)} MB`
const FULL = `The state has ${LIMITS.storeEntries.toLocaleString('en')} entries, which is as many as are kept.`
const TOO_LONG = `The entries of the state would take more than ${inMegabytes(LIMITS.storeBytes)}, which is as much as is kept.`
const ALL_TOO_LONG = `All states of this server would take more than ${inMegabytes(LIMITS.statesBytes)}. Fold into smaller values, or wipe a state.`
