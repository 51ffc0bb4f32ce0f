import { IconAlertTriangle } from '@tabler/icons-react'
import { LEDGER_MEASURES, type LedgerMeasure, type LedgerRow } from '../../../shared/ledger/model'
import { drawnGroupColors } from '../../live/groupColor'
import { formatCount } from '../../ui/figures'
import { useTopology } from '../boardContext'
import styles from './Ledger.module.css'
import type { LedgerNumber } from './LedgerRecords'
import { rowVerdict } from './ledgerVerdict'
import { MEASURES, OF_THE_TOPIC } from './measures'

type LedgerTableProps = { readonly rows: readonly LedgerRow[]; readonly onOpen: (number: LedgerNumber) => void }

export function LedgerTable({ rows, onOpen }: LedgerTableProps) {
  const colors = drawnGroupColors(useTopology())
  return (
    <table className={styles.table} aria-label="Ledger">
      <thead>
        <tr className={styles.columns}>
          <th scope="col">Topic</th>
          <th scope="col">Group</th>
          {LEDGER_MEASURES.map((measure) => (
            <th key={measure} scope="col" title={MEASURES[measure].meaning}>
              {MEASURES[measure].label}
            </th>
          ))}
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody className={styles.rows}>
        {rows.map((row) => (
          <tr key={`${row.topic} ${row.group}`}>
            <th scope="row" title={row.topic}>
              {row.topic}
            </th>
            <td title={row.group ?? undefined}>
              {row.group !== null && (
                <i className={styles.swatch} style={{ background: `var(${colors.get(row.group)})` }} />
              )}
              {row.group ?? <span className={styles.quiet}>none</span>}
            </td>
            {LEDGER_MEASURES.map((measure) => (
              <td key={measure}>
                <Figure row={row} measure={measure} onOpen={onOpen} />
              </td>
            ))}
            <td>
              <RowVerdict row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type FigureProps = Pick<LedgerTableProps, 'onOpen'> & { readonly row: LedgerRow; readonly measure: LedgerMeasure }

/** Nothing is behind a nought, and nothing can be said about readers where there are none. */
function Figure({ row, measure, onOpen }: FigureProps) {
  const value = row[measure]
  if (row.group === null && !OF_THE_TOPIC.has(measure)) return <span className={styles.quiet}>–</span>
  if (value === 0) return <span className={styles.quiet}>0</span>
  const { label } = MEASURES[measure]
  return (
    <button
      type="button"
      className={styles.figure}
      data-bad={measure === 'missing'}
      aria-label={`${formatCount(value)}, ${label}: open the records of ${row.group ?? 'no group'} in ${row.topic}`}
      onClick={() => onOpen({ topic: row.topic, group: row.group, measure, value })}
    >
      {formatCount(value)}
    </button>
  )
}

function RowVerdict({ row }: { readonly row: LedgerRow }) {
  const { tone, sentence } = rowVerdict(row)
  return (
    <span className={styles.rowVerdict} data-tone={tone}>
      {tone === 'bad' && <IconAlertTriangle size={13} aria-hidden="true" />}
      {sentence}
    </span>
  )
}
