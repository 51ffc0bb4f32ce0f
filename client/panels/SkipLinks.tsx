import { goTo } from '../board/commands/goingTo'
import type { Part } from '../board/workspace'
import { useBoard } from './boardContext'
import styles from './SkipLinks.module.css'

const LINKS = [
  { part: 'canvas', label: 'To the canvas' },
  { part: 'outline', label: 'To the outline, the board in words' },
  { part: 'inspector', label: 'To the inspector' },
] as const satisfies readonly { readonly part: Part; readonly label: string }[]

/** The first stops of Tab, seen while one of them has the focus. */
export function SkipLinks() {
  const { workspace } = useBoard()
  return (
    <nav className={styles.links} aria-label="Skip">
      {LINKS.map(({ part, label }) => (
        <button key={part} type="button" onClick={() => goTo(workspace, part)}>
          {label}
        </button>
      ))}
    </nav>
  )
}
