import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { addAny } from '../../board/commands/adding'
import { boardMenu, elementMenu, menuChoices } from '../../board/commands/contextCommands'
import { goTo, hideOutline } from '../../board/commands/goingTo'
import { namesInOutline } from '../../board/workspace'
import { FilterField } from '../../ui/FilterField'
import { PointMenu, type PointMenuProps } from '../../ui/PointMenu'
import { pressedKey } from '../../ui/pressedKey'
import { useBoard } from '../boardContext'
import { useCommandContext } from '../useCommandContext'
import styles from './Outline.module.css'
import { OutlineTree } from './OutlineTree'
import { useOutline } from './useOutline'

type Asked = Omit<PointMenuProps, 'onClose'>

/** The board in words: a tree of everything drawn, in which all that can be done on the canvas is done by keyboard. */
export function Outline() {
  const context = useCommandContext()
  const { workspace } = useBoard()
  const outline = useOutline()
  const { rows, active, wanted, setWanted, move } = outline
  const [asked, setAsked] = useState<Asked | null>(null)
  const field = useRef<HTMLInputElement>(null)
  useNotesInInspector()
  useEffect(() => () => workspace.setState({ part: 'canvas' }), [workspace])
  const ask = (key: string, at: Asked['at']) => {
    const id = rows.find(({ node }) => node.key === key)?.node.id ?? null
    const menu = id === null ? boardMenu(context) : elementMenu(context, id)
    setAsked({ at, title: menu.title, choices: menuChoices(menu, context) })
  }
  const enter = () => {
    const row = rows[active]
    if (row) move({ kind: 'go', key: row.node.key, extends: false })
    goTo(workspace, 'outline')
  }
  const press = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 'f') return
    event.preventDefault()
    field.current?.focus()
  }
  return (
    <aside className={styles.outline} aria-label="Outline" data-part="outline" onKeyDown={press}>
      <header className={styles.head}>
        <h2>Outline</h2>
        <Tooltip label="Add…">
          <ActionIcon size={26} aria-label="Add…" onClick={() => addAny.run(context)}>
            <IconPlus size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Hide the outline">
          <ActionIcon size={26} aria-label="Hide the outline" onClick={() => hideOutline(workspace)}>
            <IconX size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className={styles.filter}>
        <FilterField
          ref={field}
          label="Show only names with"
          placeholder="Part of a name"
          value={wanted}
          onChange={setWanted}
          onKeyDown={(event) => {
            const key = pressedKey(event)
            if (key === 'Escape') setWanted('')
            if (key === 'ArrowDown' || key === 'Enter') enter()
          }}
        />
      </div>
      {rows.length === 0 ? <Nothing isWanted={wanted !== ''} /> : <OutlineTree {...outline} onMenu={ask} />}
      {asked && <PointMenu {...asked} onClose={() => setAsked(null)} />}
    </aside>
  )
}

/** The keys of the canvas are pressed here as they are in the tree; the focus that the last line had comes here. */
function Nothing({ isWanted }: { readonly isWanted: boolean }) {
  const { workspace } = useBoard()
  const takeFocus = useCallback(
    (element: HTMLElement | null) => {
      if (document.activeElement === document.body && workspace.getState().part === 'outline') element?.focus()
    },
    [workspace],
  )
  return (
    <section
      className={styles.nothing}
      ref={takeFocus}
      aria-label="Nothing"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: where there is no line, this has the keys
      tabIndex={0}
      data-board-keys
      data-part-start
    >
      {isWanted ? 'Nothing is called that here.' : 'Nothing is drawn yet. Press N, or Add above.'}
    </section>
  )
}

/** A note has more than one line: its text is edited where there is room for it. */
function useNotesInInspector() {
  const { workspace, session } = useBoard()
  useEffect(
    () =>
      workspace.subscribe((state) => {
        if (state.renaming === null || !namesInOutline(state)) return
        if (!session.state.getState().topology.notes.has(state.renaming)) return
        workspace.setState({ renaming: null })
        goTo(workspace, 'inspector')
      }),
    [workspace, session],
  )
}
