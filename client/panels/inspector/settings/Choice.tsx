import { SegmentedControl } from '@mantine/core'
import inspector from '../Inspector.module.css'
import styles from './Settings.module.css'

type Words = { readonly label: string; readonly sentence: string }
export type Choices<C extends string> = { readonly [Value in C]: Words }

type ChoiceProps<C extends string> = {
  readonly label: string
  readonly choices: Choices<C>
  readonly value: C
  readonly onChange: (value: C) => void
}

/** A few alternatives side by side, with a sentence about the one that is chosen. */
export function Choice<C extends string>({ label, choices, value, onChange }: ChoiceProps<C>) {
  return (
    <div>
      <p className={inspector.label}>{label}</p>
      <SegmentedControl
        fullWidth
        size="xs"
        classNames={{ label: styles.choiceLabel }}
        aria-label={label}
        data={Object.entries<Words>(choices).map(([one, words]) => ({ value: one, label: words.label }))}
        value={value}
        onChange={(next: string) => isOneOf(choices, next) && onChange(next)}
      />
      <p className={styles.sentence}>{choices[value].sentence}</p>
    </div>
  )
}

const isOneOf = <C extends string>(choices: Choices<C>, value: string): value is C => Object.hasOwn(choices, value)
