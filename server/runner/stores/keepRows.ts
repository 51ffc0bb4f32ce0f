import { eventIdOf } from '../../../shared/generation/eventIdOf'
import { continuedTrace } from '../../../shared/generation/messageHeaders'
import { recordText } from '../../recordText'
import type { Cause, Change, LogPlace } from '../../tables/port'
import { inBoundedTime } from '../handling/inBoundedTime'
import { isUnprocessable, orFailure, WorkFailure } from '../handling/workFailure'
import { deliver } from '../producing/deliver'
import { randomHex } from '../producing/randomHex'
import { createSequence, type Sequence } from '../producing/sequence'
import { headerOf, Interrupted, type Received, type RunTools, type Signals, sentenceOf } from '../runTools'
import { nap } from '../waiting/nap'
import { recordsOfEvent } from './capturedRecords'
import type { DrawnCapture, DrawnKeeps } from './drawnTables'
import type { TableStore } from './tableStore'

/** How one service writes into tables. */
export type RowKeeper = {
  /** The row of a record or request, once. Rejects with an Unprocessable, with a WorkFailure, or with Interrupted. */
  forRecord(table: TableStore, keeps: DrawnKeeps, input: RowInput): Promise<void>
  /** The next row on a clock; what is wrong with it is told, not thrown. */
  onClock(table: TableStore, keeps: DrawnKeeps, signals: Signals): Promise<void>
  /** The second half of each write where the drawing says so: nothing remembers it when the service crashes before. */
  dualWrite(table: TableStore, change: Change, signals: Signals): Promise<void>
}
export type RowInput = { readonly record: Received; readonly topicName: string; readonly signals: Signals }

/** What lies between a commit and the message after it, in a service that does both by itself. */
const BETWEEN_MS = 50

export function createRowKeeper(serviceId: string, tools: RunTools): RowKeeper {
  const sequences = new Map<string, Sequence>()
  const draws = (count: number) => ({ random: tools.random, now: tools.now(), count })

  async function forRecord(table: TableStore, keeps: DrawnKeeps, input: RowInput): Promise<void> {
    const { signals } = input
    // A stop does not cut it short: what is written has its second half to come.
    const change = await inBoundedTime(() => write(table, keeps, input), tools, signals.cut)
    if (change) await dualWrite(table, change, signals)
  }

  function write(table: TableStore, keeps: DrawnKeeps, { record, topicName }: RowInput): Change | null {
    const writer = orFailure(table.writerOf(keeps))
    const row = orFailure(writer.forRecord(recordText(record, topicName), draws(countOf(table))))
    if (!row) return null
    const { topic, partition, offset } = record
    const place: LogPlace | undefined = topic === '' ? undefined : { serviceId, topic, partition, offset }
    return orFailure(table.write({ ...row, ...(place && { place }), ...causeOf(record, tools) }))
  }

  async function dualWrite(table: TableStore, change: Change, signals: Signals): Promise<void> {
    const captures = table.drawn().captures.filter(({ mode, paused }) => mode === 'dualWrite' && !paused)
    if (captures.length === 0) return
    await nap(BETWEEN_MS, signals.cut)
    for (const capture of captures) {
      if (signals.cut.aborted) throw new Interrupted()
      if (capture.isAllowed) await sendEvent({ table, change, capture }, signals)
    }
  }

  async function sendEvent({ table, change, capture }: Event, signals: Signals): Promise<void> {
    const event = orFailure(table.eventOf(change, capture))
    const { connectionId, topic, topicName } = capture
    const sequence = sequences.get(connectionId) ?? createSequence()
    sequences.set(connectionId, sequence)
    const { boardId } = table.id
    const { records } = recordsOfEvent({ ...change, ...event }, { boardId, capture, sequence }, tools)
    const tell = (reason: string) => `An event of ${table.drawn().name} could not be sent to ${topicName}: ${reason}`
    await deliver({ topic, records, source: connectionId, tell, forEver: true, signals }, tools)
  }

  return {
    forRecord,
    dualWrite,
    async onClock(table, keeps, signals) {
      const count = countOf(table)
      try {
        const row = orFailure(orFailure(table.writerOf(keeps)).onClock(draws(count)))
        const change = orFailure(table.write(row))
        if (change) await dualWrite(table, change, signals)
      } catch (error) {
        if (error instanceof Interrupted) return
        if (!(isUnprocessable(error) || error instanceof WorkFailure)) throw error
        tools.mishap(`A row of ${table.drawn().name} was not written as drawn: ${sentenceOf(error)}`)
      }
    },
  }
}

type Event = { readonly table: TableStore; readonly change: Change; readonly capture: DrawnCapture }

/** Goes on over restarts, as the rows do. */
const countOf = (table: TableStore) => table.lastChange() + 1

function causeOf(record: Received, { random }: RunTools): { readonly cause?: Cause } {
  const eventId = eventIdOf(record)
  if (eventId === undefined) return {}
  const traceparent = continuedTrace(headerOf(record, 'traceparent'), (digits) => randomHex(random, digits))
  return { cause: { eventId, traceparent } }
}
