import { ActionIcon } from '@mantine/core'
import { IconBraces, IconTrash } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { StoreContents } from '../../../shared/protocol/runRequests'
import { FieldCell } from './FieldCell'
import { inOrder } from './inOrder'
import { RowForm } from './RowForm'
import { RowScroller } from './RowScroller'
import { columnsOf, fieldText, readRow, withField } from './rowFields'
import styles from './Store.module.css'

type RowTableProps = Pick<StoreContents, 'entries'> & {
  /** Whether it was written. */
  readonly onPut: (json: string) => Promise<boolean>
  readonly onDelete: (id: string) => Promise<void>
}

/** Rows with a column for each field; any field can be written in place, and a row as a whole. */
export function RowTable({ entries, onPut, onDelete }: RowTableProps) {
  const columns = useMemo(() => columnsOf(entries), [entries])
  const [whole, setWhole] = useState<string | null>(null)
  const putWhole = async (json: string) => {
    if (await onPut(json)) setWhole(null)
  }
  return (
    <RowScroller
      label="Rows"
      heads={<Heads columns={columns} />}
      widths={`minmax(90px, 1fr) ${columns.map(() => 'minmax(90px, 1.6fr)').join(' ')} 70px`}
      rows={inOrder(entries)}
      render={({ key, value }) =>
        whole === key ? (
          <tr key={key} className={styles.whole}>
            <td>
              <RowForm label={`Row ${key}`} json={value} onDone={putWhole} onCancel={() => setWhole(null)} />
            </td>
          </tr>
        ) : (
          <tr key={key}>
            <th scope="row">{key}</th>
            {columns.map((name) => (
              <td key={name}>
                <FieldCell
                  label={`${name} of ${key}`}
                  text={fieldText(readRow(value), name)}
                  onWrite={(typed) => void onPut(JSON.stringify(withField(readRow(value), name, typed)))}
                />
              </td>
            ))}
            <td className={styles.actions}>
              <Action label={`Write row ${key} as JSON`} Icon={IconBraces} onClick={() => setWhole(key)} />
              <Action label={`Delete row ${key}`} Icon={IconTrash} onClick={() => void onDelete(key)} />
            </td>
          </tr>
        )
      }
    />
  )
}

const Heads = ({ columns }: { readonly columns: readonly string[] }) => (
  <>
    <th scope="col">Id</th>
    {columns.map((name) => (
      <th key={name} scope="col">
        {name}
      </th>
    ))}
    <td />
  </>
)

type ActionProps = { readonly label: string; readonly Icon: typeof IconTrash; readonly onClick: () => void }

const Action = ({ label, Icon, onClick }: ActionProps) => (
  <ActionIcon size={24} aria-label={label} title={label} onClick={onClick}>
    <Icon size={14} />
  </ActionIcon>
)
