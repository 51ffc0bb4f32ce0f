import type { ComponentPropsWithRef, ReactNode } from 'react'
import styles from './StatusChip.module.css'

export type Tone = 'plain' | 'good' | 'busy' | 'warn' | 'bad'

type StatusChipProps = { readonly tone?: Tone; readonly dot?: boolean; readonly children: ReactNode }

/** A state in words; the dot's colour only repeats them. */
export const StatusChip = ({
  tone = 'plain',
  dot = false,
  children,
  ...rest
}: StatusChipProps & ComponentPropsWithRef<'span'>) => (
  <span className={styles.chip} data-tone={tone} {...rest}>
    {dot && <i className={styles.dot} data-tone={tone} />}
    <span className={styles.text}>{children}</span>
  </span>
)

type StatusButtonProps = StatusChipProps & ComponentPropsWithRef<'button'>

/** The same as something to press. */
export const StatusButton = ({ tone = 'plain', dot = false, children, className, ...rest }: StatusButtonProps) => (
  <button type="button" {...rest} className={`${styles.chip} ${className ?? ''}`} data-tone={tone}>
    {dot && <i className={styles.dot} data-tone={tone} />}
    <span className={styles.text}>{children}</span>
  </button>
)
