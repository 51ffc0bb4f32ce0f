import { IconAlertTriangle, IconArrowRight, IconBoxMultiple, IconChevronRight } from '@tabler/icons-react'
import { memo, type ReactNode, useRef } from 'react'
import { NODE_KINDS } from '../../ui/nodeKinds'
import styles from './Outline.module.css'
import type { OutlineRow } from './outlineRows'
import type { OutlineNode } from './outlineTree'

export const LINE_HEIGHT = 28

type OutlineLineProps = {
  readonly row: OutlineRow
  readonly index: number
  readonly isActive: boolean
  readonly isSelected: boolean
  /** What the running board says of it. */
  readonly live: string
  /** Instead of its name while that is edited. */
  readonly field: ReactNode
}

/** One line of the tree. The figures in its name stand still while it has the keys, or every new one would be read. */
export const OutlineLine = memo(({ row, index, isActive, isSelected, live, field }: OutlineLineProps) => {
  const { node, level, position, setSize, isOpen } = row
  const said = spoken(node, useHeld(live, isActive))
  const Icon = iconOf(node)
  return (
    <div
      role="treeitem"
      className={styles.line}
      data-key={node.key}
      data-kind={node.kind}
      data-part-start={isActive || undefined}
      tabIndex={isActive ? 0 : -1}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={setSize}
      aria-expanded={isOpen ?? undefined}
      aria-selected={node.id === null ? undefined : isSelected}
      aria-label={said}
      style={{ top: index * LINE_HEIGHT, height: LINE_HEIGHT, paddingInlineStart: 2 + (level - 1) * 14 }}
    >
      <span className={styles.twist} data-twist={isOpen ?? undefined}>
        {isOpen !== null && <IconChevronRight size={14} stroke={1.8} aria-hidden="true" />}
      </span>
      {Icon && <Icon size={15} stroke={1.6} aria-hidden="true" className={styles.icon} />}
      {field ?? <span className={styles.name}>{node.name}</span>}
      <span className={styles.detail}>{[live, node.detail].filter(Boolean).join(' · ')}</span>
    </div>
  )
})

function iconOf({ kind }: OutlineNode) {
  switch (kind) {
    case 'heading':
      return null
    case 'frame':
      return IconBoxMultiple
    case 'connection':
      return IconArrowRight
    case 'problem':
      return IconAlertTriangle
    default:
      return NODE_KINDS[kind].icon
  }
}

function spoken({ kind, name, detail }: OutlineNode, live: string): string {
  const named = kind === 'heading' || kind === 'connection' ? name : `${KIND_WORDS[kind]} ${name}`
  return [named, detail, live].filter(Boolean).join(', ')
}

const KIND_WORDS = {
  frame: 'Frame',
  service: 'Service',
  topic: 'Topic',
  store: 'Store',
  note: 'Note',
  problem: 'Problem:',
} as const

/** The value as it was when it began to be held. */
function useHeld(value: string, isHeld: boolean): string {
  const held = useRef<string | null>(null)
  if (!isHeld) held.current = null
  else held.current ??= value
  return held.current ?? value
}
