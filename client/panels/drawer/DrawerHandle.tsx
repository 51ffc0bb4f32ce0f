import type { KeyboardEvent, PointerEvent } from 'react'
import styles from './Drawer.module.css'

const LEAST = 120
const STEP = 32

type DrawerHandleProps = { readonly height: number; readonly onHeight: (height: number) => void }

/** Drags the drawer's upper edge; arrow keys do the same. */
export function DrawerHandle({ height, onHeight }: DrawerHandleProps) {
  const most = Math.max(LEAST, window.innerHeight - 220)
  const to = (next: number) => onHeight(Math.min(most, Math.max(LEAST, Math.round(next))))
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) to(window.innerHeight - event.clientY)
  }
  const press = (event: KeyboardEvent) => {
    const by = { ArrowUp: STEP, ArrowDown: -STEP }[event.key]
    if (by === undefined) return
    event.preventDefault()
    to(height + by)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> can neither be dragged nor focused
    <div
      className={styles.handle}
      role="separator"
      aria-label="Height of the drawer"
      aria-orientation="horizontal"
      aria-valuenow={height}
      aria-valuemin={LEAST}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
    />
  )
}
