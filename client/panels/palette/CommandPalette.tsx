import { Kbd, Modal } from '@mantine/core'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { isMac, shortcutLabel } from '../../board/commands/shortcut'
import { pressedKey } from '../../ui/pressedKey'
import { useFocusBack } from '../../ui/useFocusBack'
import { useBoard } from '../boardContext'
import { useCommandContext } from '../useCommandContext'
import { Marked } from './Marked'
import styles from './Palette.module.css'
import { paletteEntries } from './paletteEntries'
import { type PaletteResult, paletteResults } from './paletteResults'
import { recentChoices, rememberChoice } from './recentChoices'

export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  useFocusBack()
  const [wanted, setWanted] = useState('')
  const [active, setActive] = useState(0)
  const entries = usePaletteEntries()
  const [recent] = useState(() => recentChoices.getState().ids)
  const sections = paletteResults(wanted, entries, recent)
  const found = sections.flatMap(({ results }) => results)
  const choose = (result: PaletteResult | undefined) => {
    if (!result || result.entry.whyNot !== undefined) return
    rememberChoice(result.entry.id)
    onClose()
    result.entry.choose()
  }
  const press = (event: KeyboardEvent) => {
    const key = pressedKey(event)
    const next = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + PAGE, PageUp: active - PAGE }[key]
    if (next !== undefined && found.length > 0) {
      event.preventDefault()
      const step = Math.abs(next - active) === 1
      setActive(step ? (found.length + next) % found.length : Math.min(Math.max(next, 0), found.length - 1))
    } else if (key === 'Enter') choose(found[active])
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
        {found.length === 0 && <p className={styles.none}>Nothing is called that, here or among the other boards.</p>}
        {sections.map(({ title, results }) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox has groups, no field sets
          <div key={title} role="group" aria-label={title}>
            <div className={styles.section} aria-hidden="true">
              {title}
            </div>
            {results.map((result) => {
              const index = found.indexOf(result)
              return (
                <Result
                  key={result.entry.id}
                  result={result}
                  index={index}
                  active={index === active}
                  onChoose={() => choose(result)}
                />
              )
            })}
          </div>
        ))}
      </div>
    </Modal>
  )
}

/** Rows at a time. */
const PAGE = 8

function usePaletteEntries() {
  const { server } = useBoard()
  const context = useCommandContext()
  const boards = useStore(server.boards, (state) => state.boards ?? [])
  return useMemo(() => paletteEntries({ context, boards }), [context, boards])
}

type ResultProps = {
  readonly result: PaletteResult
  readonly index: number
  readonly active: boolean
  readonly onChoose: () => void
}

const Result = ({ result: { entry, match }, index, active, onChoose }: ResultProps) => (
  <button
    type="button"
    id={`palette-${index}`}
    ref={active ? intoView : undefined}
    className={styles.entry}
    role="option"
    tabIndex={-1}
    aria-selected={active}
    aria-disabled={entry.whyNot !== undefined}
    onClick={onChoose}
  >
    <span>
      <Marked text={entry.label} marks={match.marks} />
    </span>
    {entry.whyNot !== undefined && <small>{entry.whyNot}</small>}
    {entry.shortcut !== undefined && <Kbd size="xs">{shortcutLabel(entry.shortcut, isMac())}</Kbd>}
  </button>
)

const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' })
