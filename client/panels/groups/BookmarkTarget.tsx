import { SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BookmarkMove } from '../../board/workspace'
import styles from './GroupsPanel.module.css'

type Target = BookmarkMove['to']

const KINDS = [
  { value: 'start', label: 'Start' },
  { value: 'end', label: 'End' },
  { value: 'offset', label: 'Offset' },
  { value: 'time', label: 'Time' },
] as const satisfies readonly { readonly value: Target['kind']; readonly label: string }[]

type BookmarkTargetProps = {
  /** What it begins with. */
  readonly to: Target
  /** null while what is written is no offset and no time. */
  readonly onChange: (to: Target | null) => void
}

export function BookmarkTarget({ to, onChange }: BookmarkTargetProps) {
  const [kind, setKind] = useState(to.kind)
  const [offset, setOffset] = useState(to.kind === 'offset' ? to.offset : '0')
  const [time, setTime] = useState(() => localTime(to.kind === 'time' ? to.ms : Date.now()))
  const tell = (next: Target['kind'], text = next === 'time' ? time : offset) => onChange(readTarget(next, text))
  return (
    <div className={styles.target}>
      <SegmentedControl
        aria-label="Move it to"
        size="xs"
        data={[...KINDS]}
        value={kind}
        onChange={(value) => {
          setKind(value)
          tell(value)
        }}
      />
      {kind === 'offset' && (
        <TextInput
          aria-label="Offset"
          inputMode="numeric"
          value={offset}
          error={readTarget(kind, offset) === null}
          onChange={({ currentTarget }) => {
            setOffset(currentTarget.value)
            tell(kind, currentTarget.value)
          }}
        />
      )}
      {kind === 'time' && (
        <TextInput
          aria-label="Time"
          type="datetime-local"
          step={1}
          value={time}
          error={readTarget(kind, time) === null}
          onChange={({ currentTarget }) => {
            setTime(currentTarget.value)
            tell(kind, currentTarget.value)
          }}
        />
      )}
    </div>
  )
}

function readTarget(kind: Target['kind'], text: string): Target | null {
  switch (kind) {
    case 'start':
    case 'end':
      return { kind }
    case 'offset':
      return /^\d{1,19}$/.test(text.trim()) ? { kind, offset: String(BigInt(text.trim())) } : null
    case 'time': {
      const ms = new Date(text).getTime()
      return Number.isNaN(ms) || ms < 0 ? null : { kind, ms }
    }
  }
}

/** As a field for local date and time wants it: `2026-06-15T14:02:11`. */
function localTime(ms: number): string {
  const at = new Date(ms)
  return new Date(ms - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
}
