import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import styles from './Produce.module.css'
import type { HeaderRow } from './produceForm'

type HeaderFieldsProps = {
  readonly headers: readonly HeaderRow[]
  readonly onChange: (headers: readonly HeaderRow[]) => void
}

/** Names may repeat; the order is kept. */
export function HeaderFields({ headers, onChange }: HeaderFieldsProps) {
  const put = (row: HeaderRow) => onChange(headers.map((one) => (one.id === row.id ? row : one)))
  const nextId = Math.max(0, ...headers.map(({ id }) => id)) + 1
  return (
    <fieldset className={styles.headers}>
      <legend>Headers</legend>
      {headers.map((row) => (
        <div key={row.id} className={styles.header}>
          <TextInput
            aria-label="Name of the header"
            placeholder="name"
            value={row.name}
            onChange={(event) => put({ ...row, name: event.currentTarget.value })}
          />
          <TextInput
            aria-label="Value of the header"
            placeholder="value"
            value={row.value}
            onChange={(event) => put({ ...row, value: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label="Remove the header"
            onClick={() => onChange(headers.filter((one) => one.id !== row.id))}
          >
            <IconX size={15} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="xs"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...headers, { id: nextId, name: '', value: '' }])}
      >
        Add a header
      </Button>
    </fieldset>
  )
}
