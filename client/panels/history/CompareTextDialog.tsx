import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { formatBoardFile } from '../../../shared/topology/boardFile/formatBoardFile'
import type { Comparison } from '../../board/comparison'
import { Dialog } from '../../ui/Dialog'
import { plural } from '../../ui/figures'
import { scrollable } from '../../ui/scrollable'
import { useWorkspace } from '../boardContext'
import styles from './TextDiff.module.css'
import { type DiffRow, sideBySide, textDiff } from './textDiff'

const FORMS = [
  { value: 'unified', label: 'One below the other' },
  { value: 'beside', label: 'Side by side' },
]
const MOST_ROWS = 2000

/** What is compared, as the text of two board files. */
export function CompareTextDialog({ onClose }: { readonly onClose: () => void }) {
  const comparison = useWorkspace((state) => state.comparison)
  const [form, setForm] = useState('unified')
  if (!comparison) return null
  return (
    <Dialog title={`${comparison.before.label} → ${comparison.after.label}`} size={1100} onClose={onClose}>
      <SegmentedControl
        className={styles.forms}
        aria-label="Layout"
        size="xs"
        data={FORMS}
        value={form}
        onChange={setForm}
      />
      <BothTexts comparison={comparison} beside={form === 'beside'} />
    </Dialog>
  )
}

function BothTexts({ comparison, beside }: { readonly comparison: Comparison; readonly beside: boolean }) {
  const { before, after } = comparison
  const rows = useMemo(
    () => textDiff(formatBoardFile(before.topology, 'yaml'), formatBoardFile(after.topology, 'yaml')),
    [before, after],
  )
  if (!rows)
    return <p>The two texts have too little in common to be set line by line. The list of changes has all of it.</p>
  if (!rows.some(({ kind }) => kind === 'added' || kind === 'removed')) return <p>Both texts are the same.</p>
  const left = rows.length - MOST_ROWS
  return (
    <>
      <section {...scrollable('Both texts')} className={styles.text}>
        {beside ? <Beside rows={rows.slice(0, MOST_ROWS)} /> : <Unified rows={rows.slice(0, MOST_ROWS)} />}
      </section>
      {left > 0 && <p>and {plural(left, 'more line')}; the list of changes has all of it.</p>}
    </>
  )
}

type Rows = { readonly rows: readonly DiffRow[] }

const Unified = ({ rows }: Rows) => (
  <table className={styles.table}>
    <tbody>
      {rows.map((row) => (
        <tr key={keyOf(row)} data-kind={row.kind}>
          <Numbered row={row} number={'before' in row ? row.before : null} />
          <Numbered row={row} number={'after' in row ? row.after : null} />
          <Line row={row} />
        </tr>
      ))}
    </tbody>
  </table>
)

const Beside = ({ rows }: Rows) => (
  <table className={styles.table} data-beside>
    <tbody>
      {sideBySide(rows).map(({ left, right }) => (
        <tr key={`${left && keyOf(left)} ${right && keyOf(right)}`}>
          <Numbered row={left} number={left && 'before' in left ? left.before : null} />
          <Line row={left} />
          <Numbered row={right} number={right && 'after' in right ? right.after : null} />
          <Line row={right} />
        </tr>
      ))}
    </tbody>
  </table>
)

const keyOf = (row: DiffRow) => `${row.kind} ${'before' in row ? row.before : ''} ${'after' in row ? row.after : ''}`

type NumberedProps = { readonly row: DiffRow | null; readonly number: number | null }

const Numbered = ({ row, number }: NumberedProps) => (
  <td className={styles.number} data-kind={row?.kind}>
    {row?.kind === 'gap' ? '' : number}
  </td>
)

const SIGNS = { added: '+', removed: '−', same: '', gap: '' } as const
const SAID = { added: 'added: ', removed: 'removed: ', same: '', gap: '' } as const

const Line = ({ row }: { readonly row: DiffRow | null }) => (
  <td className={styles.line} data-kind={row?.kind ?? 'none'}>
    {row && (
      <>
        <span className={styles.sign} aria-hidden="true">
          {SIGNS[row.kind]}
        </span>
        <span className={styles.said}>{SAID[row.kind]}</span>
        {row.kind === 'gap' ? `${plural(row.lines, 'line')} the same` : row.text}
      </>
    )}
  </td>
)
