import type { Figure } from '../../shared/ledger/figure'
import type { LedgerMeasure, LedgerRow } from '../../shared/ledger/model'
import { GIVEN_UP } from './patience'
import type { ReconciledTopic } from './reconcileBoard'
import type { Settled } from './settled'
import { type StoreFigures, toMillionths } from './storeFigures'

/** The settled part of a board's ledger. */
export type Accounts = {
  readonly topics: readonly ReconciledTopic[]
  readonly settled: Settled
  /** Also of what is not settled. */
  readonly waiting: ReadonlyMap<ReconciledTopic, readonly number[]>
  readonly stores: StoreFigures
}

/** Undefined: it cannot be known now. GIVEN_UP: it takes too long. */
export async function figureIn(accounts: Accounts, figure: Figure): Promise<number | boolean | undefined> {
  const rows = accounts.topics.flatMap((topic) => topic.rows.map(({ row }) => row))
  switch (figure.kind) {
    case 'measure':
      return figure.measure === 'waiting' ? waitingOf(accounts) : total(rows, figure.measure)
    case 'topic':
      return figure.of === 'distinctIn' ? distinctIn(accounts, figure.topic) : firstOf(rows, figure.topic, figure.of)
    case 'group':
      return groupFigure(accounts, figure, rows)
    case 'tally':
      return tallied(accounts, figure)
    case 'store':
      return figure.of === 'rows' ? accounts.stores.rows(figure.storeId) : accounts.stores.isFoldOfLog(figure.storeId)
    case 'total':
      return accounts.stores.total(figure.storeId, figure.expression)
  }
}

const total = (rows: readonly LedgerRow[], measure: LedgerMeasure) => rows.reduce((sum, row) => sum + row[measure], 0)

const firstOf = (rows: readonly LedgerRow[], topic: string, measure: LedgerMeasure) =>
  rows.find((row) => row.topic === topic)?.[measure] ?? 0

const waitingOf = ({ waiting }: Accounts) => [...waiting.values()].flat().reduce((sum, one) => sum + one, 0)

function groupFigure(
  accounts: Accounts,
  { of, group }: Extract<Figure, { kind: 'group' }>,
  rows: readonly LedgerRow[],
): number {
  if (of === 'lag')
    return accounts.topics.reduce((sum, topic) => {
      const at = topic.readings.findIndex(({ reader }) => reader.drawn === group)
      return sum + (accounts.waiting.get(topic)?.[at] ?? 0)
    }, 0)
  return total(
    rows.filter((row) => row.group === group),
    of,
  )
}

function distinctIn(accounts: Accounts, name: string): number {
  const seen = new Set<number>()
  for (const { event } of recordsOf(accounts, name)) seen.add(event)
  return seen.size
}

function tallied(accounts: Accounts, { topic, name, of }: Extract<Figure, { kind: 'tally' }>): number {
  const found = accounts.topics.find((one) => one.topic.drawn.name === topic)
  const index = found?.topic.counted?.tallies.indexOf(name) ?? -1
  let sum = 0
  for (const { columns, at } of recordsOf(accounts, topic)) {
    const value = columns.tallied(index)[at] ?? Number.NaN
    if (value === GIVEN_UP) return GIVEN_UP
    if (!Number.isNaN(value)) sum += value
  }
  return of === 'count' ? sum : toMillionths(sum)
}

function* recordsOf({ topics, settled }: Accounts, name: string) {
  const { topic } = topics.find((one) => one.topic.drawn.name === name) ?? {}
  for (const columns of topic?.counted?.count.partitions.values() ?? []) {
    const events = topic ? settled.eventsOf(topic, columns) : new Int32Array()
    for (let at = 0; at < events.length; at++) {
      const event = events[at] ?? -1
      if (event >= 0) yield { columns, at, event }
    }
  }
}
