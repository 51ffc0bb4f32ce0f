import type { ComponentProps } from 'react'
import styles from './FilterField.module.css'

type FilterFieldProps = Pick<ComponentProps<'input'>, 'ref' | 'placeholder' | 'onKeyDown'> & {
  readonly label: string
  readonly value: string
  onChange(value: string): void
}

/** Narrows a list to what has the text in it. */
export const FilterField = ({ label, onChange, ...rest }: FilterFieldProps) => (
  <input
    {...rest}
    type="search"
    className={styles.field}
    aria-label={label}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
)
