import type { CaptureId, Tables } from '../../tables/port'
import { deliver } from '../producing/deliver'
import { createSequence } from '../producing/sequence'
import { BOARD_LIMIT, waitForAllowance } from '../producing/throttle'
import { Interrupted, isRefusal, type OwnRecord, type RunTools, type Signals, sentenceOf } from '../runTools'
import { nap } from '../waiting/nap'
import { type Captured, recordsOfChange, recordsOfEvent } from './capturedRecords'
import type { DrawnCapture } from './drawnTables'

/** One connection that captures, as it is drawn now. */
export type Relaying = {
  readonly boardId: string
  readonly storeId: string
  readonly name: string
  readonly capture: DrawnCapture
}

export type RelayParts = {
  /** Undefined ends it. */
  current(): Relaying | undefined
  readonly tables: Tables
  readonly tools: RunTools
  readonly signals: Signals
}

const LOOK_EVERY_MS = 50
const AT_ONCE = 200

/**
 * Sends what waits in a table's log or outbox, in order, until stopped. It is done with a change only when the cluster has taken it: whoever
 * crashes in between sends it again, with the same id.
 */
export async function relay(parts: RelayParts): Promise<void> {
  const { current, tools, signals } = parts
  const sequence = createSequence()
  for (let drawn = current(); drawn && !signals.give.aborted; drawn = current()) {
    const { capture } = drawn
    tools.trouble(`allowed ${capture.connectionId}`, isSilent(capture) ? undefined : withheld(drawn))
    const waiting = isSilent(capture) || !capture.isAllowed ? [] : whatWaits({ ...drawn, sequence }, parts)
    if (waiting.length === 0) await nap(LOOK_EVERY_MS, signals.give)
    else await sendAll(drawn, waiting, parts)
  }
}

const isSilent = ({ paused, mode }: DrawnCapture) => paused || mode === 'dualWrite'

const withheld = ({ name, capture: { isAllowed, topic } }: Relaying) =>
  isAllowed
    ? undefined
    : `Changes of ${name} wait: this board neither created nor adopted ${topic}. Open the plan: it is adopted there, or created where it is missing.`

type Waiting = Relaying & { readonly sequence: ReturnType<typeof createSequence> }

function whatWaits(waiting: Waiting, { tables, tools }: RelayParts): readonly Captured[] {
  const { boardId, storeId, capture } = waiting
  const id = captureId(waiting)
  if (capture.mode === 'outbox') return tables.outbox(id, AT_ONCE).map((entry) => recordsOfEvent(entry, waiting, tools))
  const changes = tables.changesAfter({ boardId, storeId }, tables.captured(id), AT_ONCE)
  return changes.map((change) => recordsOfChange(change, waiting, tools))
}

const captureId = ({ boardId, capture }: Relaying): CaptureId => ({ boardId, connectionId: capture.connectionId })

async function sendAll(drawn: Relaying, waiting: readonly Captured[], parts: RelayParts): Promise<void> {
  const { tools, signals } = parts
  try {
    for (const batch of batchesByKey(waiting)) {
      await send(drawn, batch.records, parts)
      if (signals.cut.aborted) return
      if (batch.seq !== undefined) await settle(drawn, batch.seq, parts)
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
  }
  tools.trouble(drawn.capture.connectionId, undefined)
}

async function send(
  { name, capture }: Relaying,
  records: readonly OwnRecord[],
  { tools, signals }: RelayParts,
): Promise<void> {
  const limit = { bucket: tools.allowance, sentence: BOARD_LIMIT }
  await waitForAllowance(records.length, [limit], { throttled: tools.throttled, signal: signals.give })
  const { topic, topicName, connectionId } = capture
  const tell = (reason: string) => `Changes of ${name} wait to be captured in ${topicName}: ${reason}`
  try {
    await deliver({ topic, records, source: connectionId, tell, forEver: true, signals }, tools)
  } catch (error) {
    if (!isRefusal(error)) throw error
    tools.mishap(`A change of ${name} was not captured: ${sentenceOf(error)}`)
  }
}

/** A disk that cannot be written now will be another time; meanwhile nothing more is sent. */
async function settle(drawn: Relaying, seq: number, { tables, tools, signals }: RelayParts): Promise<void> {
  const mark = drawn.capture.mode === 'outbox' ? tables.setSent : tables.setCaptured
  for (;;) {
    const marked = mark(captureId(drawn), seq)
    tools.trouble(`mark ${drawn.capture.connectionId}`, marked.ok ? undefined : marked.problem.sentence)
    if (marked.ok) return
    await nap(1_000, signals.give)
    if (signals.give.aborted) throw new Interrupted()
  }
}

type Batch = {
  readonly records: readonly OwnRecord[] /** Everything up to here is sent then. */
  readonly seq: number | undefined
}

/** Each key at most once in a batch: what of it is sent again cannot overtake what comes later. */
function batchesByKey(waiting: readonly Captured[]): readonly Batch[] {
  const batches: Batch[] = []
  let batch = new Map<string, OwnRecord>()
  let settled: number | undefined
  for (const { seq, records } of waiting) {
    for (const record of records) {
      const key = String(record.key)
      if (batch.has(key)) {
        batches.push({ records: [...batch.values()], seq: settled })
        batch = new Map()
      }
      batch.set(key, record)
    }
    settled = seq
  }
  return [...batches, { records: [...batch.values()], seq: settled }]
}
