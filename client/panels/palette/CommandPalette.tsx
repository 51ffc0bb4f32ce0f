import { Kbd, Modal } from '@mantine/core'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { isMac, shortcutLabel } from '../../board/commands/shortcut'
import { fuzzyFilter } from '../../ui/fuzzyMatch'
import { useBoard } from '../boardContext'
import styles from './Palette.module.css'
import { type PaletteEntry, paletteEntries } from './paletteEntries'

const SHOWN = 60

export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { session, workspace, notices, server, running } = useBoard()
  const boards = useStore(server.boards, (state) => state.boards ?? [])
  const [wanted, setWanted] = useState('')
  const [active, setActive] = useState(0)
  const entries = useMemo(() => {
    const notify = (sentence: string) => notices.setState({ sentence })
    return paletteEntries({ context: { session, workspace, notify, running }, boards })
  }, [session, workspace, notices, boards, running])
  const found = fuzzyFilter(wanted, entries, ({ label, kind }) => `${label} ${kind}`).slice(0, SHOWN)
  const choose = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onClose()
    entry.choose()
  }
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) {
      event.preventDefault()
      setActive((found.length + active + by) % Math.max(1, found.length))
    } else if (event.key === 'Enter') choose(found[active])
  }
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size={560} padding={0} aria-label="Command palette">
      <input
        className={styles.field}
        data-autofocus
        role="combobox"
        aria-label="Command, service, topic or board"
        aria-expanded="true"
        aria-controls="palette-entries"
        aria-activedescendant={found.length > 0 ? `palette-${active}` : undefined}
        placeholder="Type a command, or the name of anything"
        value={wanted}
        onChange={(event) => {
          setWanted(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={press}
      />
      <div id="palette-entries" className={styles.entries} role="listbox" aria-label="Found">
        {found.length === 0 && <p className={styles.none}>Nothing is called that here.</p>}
        {found.map((entry, index) => (
          <Entry key={entry.id} entry={entry} index={index} active={index === active} onChoose={() => choose(entry)} />
        ))}
      </div>
    </Modal>
  )
}

type EntryProps = {
  readonly entry: PaletteEntry
  readonly index: number
  readonly active: boolean
  readonly onChoose: () => void
}

const Entry = ({ entry, index, active, onChoose }: EntryProps) => (
  <button
    type="button"
    id={`palette-${index}`}
    ref={active ? intoView : undefined}
    className={styles.entry}
    role="option"
    tabIndex={-1}
    aria-selected={active}
    onClick={onChoose}
  >
    <span>{entry.label}</span>
    {entry.shortcut !== undefined && <Kbd size="xs">{shortcutLabel(entry.shortcut, isMac())}</Kbd>}
    <small>{entry.kind}</small>
  </button>
)

const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' })
