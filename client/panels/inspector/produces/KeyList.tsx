import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useDraft } from '../useDraft'
import type { KeyOption } from './keyForm'
import styles from './Produces.module.css'
import { readOption, readWeight } from './readOption'

type KeyListProps = {
  readonly id: string
  readonly options: readonly KeyOption[]
  readonly onChange: (options: readonly KeyOption[]) => void
}

/** Keys with how often each of them comes. */
export const KeyList = ({ id, options, onChange }: KeyListProps) => (
  <fieldset className={styles.list}>
    <legend>Keys, and how often each comes</legend>
    {options.map((option, index) => (
      <Option
        // biome-ignore lint/suspicious/noArrayIndexKey: two keys may be alike, and a row has nothing else of its own
        key={`${index} of ${options.length}`}
        id={`${id} ${index}`}
        option={option}
        onChange={(next) => onChange(options.with(index, next))}
        onRemove={options.length > 1 ? () => onChange(options.toSpliced(index, 1)) : undefined}
      />
    ))}
    <Button
      size="xs"
      variant="subtle"
      leftSection={<IconPlus size={14} />}
      onClick={() => onChange([...options, { text: `key-${options.length + 1}`, weight: 1 }])}
    >
      Add a key
    </Button>
  </fieldset>
)

type OptionProps = {
  readonly id: string
  readonly option: KeyOption
  readonly onChange: (option: KeyOption) => void
  readonly onRemove: (() => void) | undefined
}

function Option({ id, option, onChange, onRemove }: OptionProps) {
  const text = useDraft({
    id: `${id} text`,
    value: option.text,
    read: readOption,
    commit: (next) => onChange({ ...option, text: next }),
  })
  const weight = useDraft({
    id: `${id} weight`,
    value: String(option.weight),
    read: readWeight,
    commit: (next) => onChange({ ...option, weight: next }),
  })
  return (
    <div className={styles.option}>
      <TextInput size="xs" aria-label="Key of the list" spellCheck={false} {...text} />
      <TextInput size="xs" aria-label={`Weight of ${option.text}`} inputMode="decimal" {...weight} />
      <ActionIcon size={24} aria-label={`Remove ${option.text}`} disabled={!onRemove} onClick={onRemove}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  )
}
