import { compileEvent, type EventOfChange } from '../../../shared/behaviour/changeEvent'
import { compileRow, compileRowReader, type RowWriter, type TableRow } from '../../../shared/behaviour/tableRow'
import { done, type Outcome, refused } from '../../../shared/problem'
import type { StoreContents } from '../../../shared/protocol/runRequests'
import type { Change, OutboxEvent, RowWrite, TableId, Tables } from '../../tables/port'
import type { DrawnCapture, DrawnKeeps, DrawnTable } from './drawnTables'

/** One table: its rows on disk, each written together with the change of it and what its outboxes get. */
export type TableStore = {
  readonly id: TableId
  drawn(): DrawnTable
  /** The table is drawn otherwise. */
  follow(drawn: DrawnTable): void
  writerOf(keeps: DrawnKeeps): Outcome<RowWriter>
  /** What a person typed. */
  readRow(json: string): Outcome<TableRow>
  /** Null: nothing was to be written. */
  write(write: Omit<RowWrite, 'at'>): Outcome<Change | null>
  /** What a connection says of a change, for `outbox` and `dualWrite`. */
  eventOf(change: Change, capture: DrawnCapture): Outcome<OutboxEvent>
  /** How many changes there were. */
  lastChange(): number
  contents(limit: number): StoreContents
  view(): TableView
}
export type TableView = {
  readonly entries: number
  readonly hash: string
  readonly state: 'ready'
  readonly waiting: number
}

export type TableParts = { readonly tables: Tables /** Milliseconds since the epoch. */; now(): number }

/** Changes kept for whoever captures later, beside the newest of each row. */
const KEPT = 10_000
const TRIM_EVERY = 1_000
/** A table whose changes wait for ever would fill the disk, as an abandoned capture does to any database. */
const MOST_WAITING = 1_000_000

export function createTableStore(id: TableId, first: DrawnTable, { tables, now }: TableParts): TableStore {
  let drawn = first
  let compiled = compile(first)

  const captured = () => capturedUpTo(tables, id, drawn)

  function outboxOf(change: Change): readonly OutboxEvent[] {
    return drawn.captures
      .filter(({ mode }) => mode === 'outbox')
      .map((capture) => {
        const event = eventOf(change, capture)
        if (event.ok) return event.value
        throw new EventRefused(event)
      })
  }

  function eventOf(change: Change, { connectionId, type }: DrawnCapture): Outcome<OutboxEvent> {
    const compiledEvent = compiled.events.get(connectionId)
    if (!compiledEvent?.ok) return compiledEvent ?? refused(NOT_DRAWN)
    const event = compiledEvent.value(change)
    return event.ok ? done({ connectionId, type, ...event.value }) : event
  }

  return {
    id,
    drawn: () => drawn,
    follow(next) {
      drawn = next
      compiled = compile(next)
    },
    writerOf: ({ connectionId }) => compiled.writers.get(connectionId) ?? refused(NOT_DRAWN),
    readRow: (json) => (compiled.readRow.ok ? compiled.readRow.value(json) : compiled.readRow),
    write(write) {
      if (tables.lastChange(id) - captured() >= MOST_WAITING) return refused(TOO_MANY_WAITING)
      try {
        const written = tables.write(id, { ...write, at: now() }, outboxOf)
        if (written.ok && written.value && written.value.seq % TRIM_EVERY === 0)
          tables.trim(id, Math.min(captured(), written.value.seq - KEPT))
        return written
      } catch (error) {
        if (error instanceof EventRefused) return error.outcome
        throw error
      }
    },
    eventOf,
    lastChange: () => tables.lastChange(id),
    contents: (limit) => ({
      entries: [...tables.rows(id, limit)].map(([key, value]) => ({ key, value })),
      total: tables.size(id),
      hash: tables.hash(id),
      folded: tables.lastChange(id),
    }),
    view: () => ({
      entries: tables.size(id),
      hash: tables.hash(id),
      state: 'ready',
      waiting: drawn.captures.reduce((sum, capture) => sum + waitingFor(tables, id, capture), 0),
    }),
  }
}

function compile({ storeId, key, keeps, captures }: DrawnTable) {
  return {
    readRow: compileRowReader({ storeId, key }),
    writers: new Map(keeps.map((one) => [one.connectionId, compileRow({ ...one, storeId, key })])),
    events: new Map<string, Outcome<EventOfChange>>(captures.map((one) => [one.connectionId, compileEvent(one)])),
  }
}

function waitingFor(tables: Tables, id: TableId, { connectionId, mode }: DrawnCapture): number {
  const capture = { boardId: id.boardId, connectionId }
  switch (mode) {
    case 'changes':
      return tables.lastChange(id) - tables.captured(capture)
    case 'outbox':
      return tables.outboxSize(capture)
    case 'dualWrite':
      return 0
  }
}

/** The last change that every connection which reads the log has captured. */
function capturedUpTo(tables: Tables, id: TableId, { captures }: DrawnTable): number {
  const reading = captures.filter(({ mode }) => mode === 'changes')
  const positions = reading.map(({ connectionId }) => tables.captured({ boardId: id.boardId, connectionId }))
  return Math.min(tables.lastChange(id), ...positions)
}

/** Nothing of a write stays whose event cannot be made. */
class EventRefused extends Error {
  override readonly name = 'EventRefused'
  readonly outcome: Extract<Outcome<never>, { ok: false }>

  constructor(outcome: Extract<Outcome<never>, { ok: false }>) {
    super(outcome.problem.sentence)
    this.outcome = outcome
  }
}

const NOT_DRAWN = { code: 'unknownElement', sentence: 'That connection is no longer on the board.' }
const TOO_MANY_WAITING = {
  code: 'changesWait',
  sentence: `${MOST_WAITING.toLocaleString('en')} changes of this table wait to be captured; no more can be kept.`,
  next: 'Let a service run that captures them, go on with a paused capture, or remove it.',
}
