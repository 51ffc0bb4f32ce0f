import type { LedgerMeasure, LedgerRow } from '../../../shared/ledger/model'
import { type CliIo, EXIT, type Exit } from '../cliIo'
import { counted, problemText, tellJson } from '../tell'
import type { CheckedExpectation, RunReport } from './port'

/** The ledger as a table or as JSON, what held of it, and the exit code that follows. */
export function tellRun(io: Pick<CliIo, 'out' | 'err'>, report: RunReport, json: boolean): Exit {
  if (json) tellJson(io, reportAsJson(report))
  else tellText(io, report)
  const isGood = report.problems.length === 0 && report.expectations.every(holds)
  return isGood ? EXIT.done : EXIT.problems
}

const holds = ({ state }: CheckedExpectation) => state === 'holds'

function reportAsJson({ ledger, expectations, problems }: RunReport) {
  return {
    ledger: ledger.rows.map(({ waiting, ...row }) => row),
    expectations,
    waiting: ledger.rows.filter(isBehind).map(({ topic, group, waiting }) => ({ topic, group, waiting })),
    shortened: ledger.shortened,
    problems,
  }
}

/** Where nobody reads, nothing waits. */
const isBehind = ({ group, waiting }: LedgerRow) => group !== null && waiting > 0

const COLUMNS = [
  ['produced', 'PRODUCED'],
  ['inTopic', 'IN TOPIC'],
  ['processed', 'PROCESSED'],
  ['distinct', 'DISTINCT'],
  ['duplicates', 'DUPLICATES'],
  ['missing', 'MISSING'],
  ['deadLettered', 'DEAD-LETTERED'],
  ['effects', 'EFFECTS'],
  ['waiting', 'WAITING'],
] as const satisfies readonly (readonly [LedgerMeasure, string])[]

function tellText(io: Pick<CliIo, 'out' | 'err'>, { ledger, expectations, problems }: RunReport): void {
  io.out(table(ledger.rows))
  for (const { topic, records } of ledger.shortened)
    io.out(`\nOnly the newest ${counted(records, 'record')} of ${topic} could be counted again.\n`)
  if (expectations.length > 0) io.out('\n')
  for (const one of expectations) io.out(expectationText(one))
  if (expectations.length > 0) io.out(`\n${summary(expectations)}\n`)
  for (const problem of problems) io.err(`${problemText(problem)}\n`)
}

function table(rows: readonly LedgerRow[]): string {
  const cells = [
    ['TOPIC', 'GROUP', ...COLUMNS.map(([, title]) => title)],
    ...rows.map((row) => [row.topic, row.group ?? '-', ...COLUMNS.map(([measure]) => figureIn(row, measure))]),
  ]
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)))
  return cells.map((line) => `${lineOf(line, widths)}\n`).join('')
}

/** Of what nobody reads there is only what was written. */
const figureIn = (row: LedgerRow, measure: LedgerMeasure): string =>
  row.group === null && measure !== 'produced' && measure !== 'inTopic' ? '-' : String(row[measure])

/** Names to the left, figures to the right. */
const lineOf = (cells: readonly string[], widths: readonly number[]) =>
  cells
    .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
    .join('  ')

const STATES = { holds: 'holds  ', broken: 'BROKEN ', settling: 'OPEN   ', unknown: 'UNKNOWN' } as const

const expectationText = ({ name, expect, state, sentence }: CheckedExpectation) =>
  `${STATES[state]}  ${name === expect ? '' : `${name}: `}${expect}\n           ${sentence}\n`

function summary(expectations: readonly CheckedExpectation[]): string {
  const failed = expectations.filter((one) => !holds(one)).length
  return failed === 0
    ? `${expectations.length === 1 ? 'The expectation holds' : `All ${expectations.length} expectations hold`}.`
    : `${failed} of ${counted(expectations.length, 'expectation')} failed.`
}
