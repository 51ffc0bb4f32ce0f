import { eventIdOf } from '../../../shared/generation/eventIdOf'
import { LIMITS } from '../../../shared/topology/limits'
import { recordText } from '../handling/recordText'
import { createSeenEvents } from '../handling/seenEvents'
import { Unprocessable } from '../handling/workFailure'
import { placeOf, type Received } from '../runTools'
import type { StateSource } from './stateSources'

/** A state in the making: the same records give the same entries, whenever they are folded. */
export type Folding = {
  readonly entries: ReadonlyMap<string, unknown>
  /** Throws an Unprocessable for a record that cannot be folded; the entries are as before. */
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

export function createFolding(): Folding {
  const entries = new Map<string, unknown>()
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
    if (!wasFolded(record, source) && next) {
      if (next.state === null) entries.delete(next.key)
      else entries.set(next.key, next.state)
    }
    count(record)
  }

  return {
    entries,
    fold,
    tryToFold(record, source) {
      try {
        fold(record, source)
      } catch (error) {
        if (!(error instanceof Unprocessable)) throw error
        facts.refused += 1
        facts.firstRefusal ??= `${placeOf(record)}: ${error.message}`
      }
    },
    facts: () => ({ ...facts }),
  }
}

/** Undefined where nothing follows from the record. */
function nextEntry(record: Received, { fold, topicName }: StateSource, entries: ReadonlyMap<string, unknown>) {
  if (!fold.ok) throw new Unprocessable(fold.problem.sentence)
  const folded = fold.value(recordText(record, topicName), (key) => entries.get(key) ?? null)
  if (!folded.ok) throw new Unprocessable(folded.problem.sentence)
  const next = folded.value
  if (next && next.state !== null && !entries.has(next.key) && entries.size >= LIMITS.storeEntries)
    throw new Unprocessable(FULL)
  return next
}

const FULL = `The state has ${LIMITS.storeEntries.toLocaleString('en')} entries, which is as many as are kept.`
