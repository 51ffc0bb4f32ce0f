import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef } from 'react'
import { namesInOutline } from '../../board/workspace'
import { useRowsInView } from '../../ui/useRowsInView'
import { useBoard, useWorkspace } from '../boardContext'
import styles from './Outline.module.css'
import { LINE_HEIGHT, OutlineLine } from './OutlineLine'
import { OutlineNameField } from './OutlineNameField'
import { outlineMove } from './outlineMove'
import { useLiveWords } from './useLiveWords'
import type { OutlineState } from './useOutline'

type Place = { readonly x: number; readonly y: number }
type OutlineTreeProps = Pick<OutlineState, 'rows' | 'active' | 'move'> & {
  /** The menu of a line was asked for, at a point of the page. */
  readonly onMenu: (key: string, at: Place) => void
}

/** Only lines in view are drawn, and the one that has the keys. */
export function OutlineTree({ rows, active, move, onMenu }: OutlineTreeProps) {
  const tree = useRef<HTMLDivElement>(null)
  const { first, end } = useRowsInView(tree, LINE_HEIGHT)
  const selection = useWorkspace((state) => state.selection)
  const renamed = useWorkspace((state) => (namesInOutline(state) ? state.renaming : null))
  const live = useLiveWords()
  const activeKey = rows[active]?.node.key ?? ''
  useFocusKept(tree, activeKey)
  const press = (event: KeyboardEvent) => {
    const isMenu = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
    const wish = event.ctrlKey || event.metaKey || event.altKey ? null : outlineMove(event, rows, activeKey)
    if (isMenu) onMenu(activeKey, below(event.target))
    else if (wish) move(wish)
    else return
    event.preventDefault()
  }
  const click = (event: MouseEvent) => {
    const key = keyAt(event.target)
    if (key === null) return
    if (event.target instanceof Element && event.target.closest('[data-twist]')) move({ kind: 'toggle', key })
    else if (event.ctrlKey || event.metaKey) move({ kind: 'choose', key })
    else move({ kind: 'go', key, extends: event.shiftKey })
  }
  return (
    <div
      ref={tree}
      className={styles.tree}
      role="tree"
      aria-label="Board"
      aria-multiselectable="true"
      data-board-keys
      onKeyDown={press}
      onClick={click}
      onFocus={({ target }) => {
        const key = keyAt(target)
        if (key !== null && key !== activeKey) move({ kind: 'stand', key })
      }}
      onContextMenu={(event) => {
        const key = keyAt(event.target)
        if (key === null) return
        event.preventDefault()
        onMenu(key, { x: event.clientX, y: event.clientY })
      }}
    >
      <div role="presentation" style={{ height: rows.length * LINE_HEIGHT }}>
        {rows.map((row, index) => {
          if ((index < first || index >= end) && index !== active) return null
          const { key, id, kind, name } = row.node
          const isNamed = id !== null && id === renamed && key === id && kind !== 'note'
          return (
            <OutlineLine
              key={key}
              row={row}
              index={index}
              isActive={index === active}
              isSelected={id !== null && selection.has(id)}
              live={live(row.node)}
              field={isNamed ? <OutlineNameField id={id} name={name} /> : undefined}
            />
          )
        })}
      </div>
    </div>
  )
}

/** The line that has the keys is in view, and has the focus as long as this person works here: also when it is another one now. */
function useFocusKept(tree: { readonly current: HTMLDivElement | null }, activeKey: string) {
  const { workspace } = useBoard()
  useLayoutEffect(() => {
    const line = tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(activeKey)}"]`)
    const { activeElement } = document
    const isFree = activeElement === document.body || isLineOf(tree.current, activeElement)
    if (line && isFree && activeElement !== line && workspace.getState().part === 'outline')
      line.focus({ preventScroll: true })
  })
  useLayoutEffect(() => {
    tree.current?.querySelector(`[data-key="${CSS.escape(activeKey)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [tree, activeKey])
}

/** Itself, not a field in it. */
const isLineOf = (tree: Element | null, element: Element | null) =>
  element?.matches('[role="treeitem"]') === true && tree?.contains(element) === true

const keyAt = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest('[data-key]')?.getAttribute('data-key') ?? null) : null

function below(target: EventTarget): Place {
  const box = target instanceof Element ? target.getBoundingClientRect() : new DOMRect()
  return { x: box.left + 32, y: box.bottom }
}
