import { Textarea, TextInput } from '@mantine/core'
import styles from './Inspector.module.css'
import { type DraftOptions, useDraft } from './useDraft'

type FieldProps<T> = DraftOptions<T> & {
  readonly label: string
  readonly mono?: boolean
  readonly placeholder?: string
  readonly description?: string
}

export function TextField<T>({ label, mono = false, placeholder, description, ...options }: FieldProps<T>) {
  const draft = useDraft(options)
  return (
    <TextInput
      label={label}
      description={description}
      placeholder={placeholder}
      spellCheck={false}
      autoComplete="off"
      classNames={{ input: mono ? styles.mono : undefined }}
      {...draft}
    />
  )
}

export function AreaField<T>({
  label,
  mono = true,
  placeholder,
  description,
  rows = 4,
  ...options
}: FieldProps<T> & { readonly rows?: number }) {
  const draft = useDraft({ ...options, lines: true })
  return (
    <Textarea
      label={label}
      description={description}
      placeholder={placeholder}
      spellCheck={false}
      rows={rows}
      resize="vertical"
      classNames={{ input: mono ? styles.mono : undefined }}
      {...draft}
    />
  )
}
