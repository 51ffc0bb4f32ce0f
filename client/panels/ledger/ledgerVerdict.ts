import type { Ledger, LedgerRow } from '../../../shared/ledger/model'
import { formatCount, formatTime, plural } from '../../ui/figures'
import type { Verdict } from '../VerdictLine'
import { stillToCome, totalOf } from './rowFigures'

/** All that was to be handled, over every topic and each group that reads it, in one sentence. */
export function ledgerVerdict({ since, rows }: Pick<Ledger, 'since' | 'rows'>): Verdict {
  const read = rows.filter(({ group }) => group !== null)
  const total = (of: (row: LedgerRow) => number) => totalOf(read, of)
  const [missing, toCome] = [total((row) => row.missing), total(stillToCome)]
  const ended = total((row) => row.distinct + row.deadLettered)
  const all = ended + missing + toCome
  const then = formatTime(since)
  if (all === 0) return { tone: 'plain', sentence: `Nothing to handle was produced since ${then}.` }
  if (missing > 0) {
    const where = read.flatMap((row) => (row.missing > 0 ? [`${row.group} in ${row.topic}`] : [])).join(', ')
    return {
      tone: 'bad',
      sentence: `${formatCount(missing)} of ${formatCount(all)} produced since ${then} ${missing === 1 ? 'is' : 'are'} missing: passed over without being handled by ${where}.`,
    }
  }
  const [extra, uncommitted] = [extras(total), uncommittedOf(total(toBePassed))]
  const figures = `${formatCount(ended)} of ${formatCount(all)}`
  if (toCome > 0)
    return {
      tone: 'busy',
      sentence: `${figures} produced since ${then} are handled${extra}; ${formatCount(toCome)} still ${toCome === 1 ? 'waits' : 'wait'}${uncommitted}, nothing is missing.`,
    }
  return {
    tone: 'good',
    sentence: `Everything produced since ${then} was handled: ${figures}${extra}${uncommitted}.`,
  }
}

function extras(total: (of: (row: LedgerRow) => number) => number): string {
  const [repeats, given] = [total((row) => row.duplicates), total((row) => row.deadLettered)]
  return [repeats > 0 && `, with ${plural(repeats, 'repeat')}`, given > 0 && `, ${formatCount(given)} as dead letters`]
    .filter((part) => part !== false)
    .join('')
}

/** Waiting for the bookmark alone: handled, and not committed at the moment of counting. */
const toBePassed = (row: LedgerRow): number => row.waiting - stillToCome(row)

const uncommittedOf = (later: number) => (later > 0 ? `; ${formatCount(later)} not committed yet` : '')

/** The same about one row. */
export function rowVerdict(row: LedgerRow): Verdict {
  if (row.group === null) return { tone: 'plain', sentence: 'nobody reads it' }
  if (row.missing > 0) return { tone: 'bad', sentence: `${formatCount(row.missing)} missing` }
  const [toCome, uncommitted] = [stillToCome(row), uncommittedOf(toBePassed(row))]
  if (toCome > 0) return { tone: 'busy', sentence: `${formatCount(toCome)} still to come${uncommitted}` }
  if (row.distinct + row.deadLettered === 0) return { tone: 'plain', sentence: 'nothing yet' }
  const rest = row.deadLettered > 0 ? 'handled or given up' : 'handled'
  const often = row.duplicates > 0 ? `every event ${rest}, some again` : `every event ${rest} once`
  return { tone: 'good', sentence: often + uncommitted }
}
