import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { JsonTree } from './jsonTree'
import styles from './Record.module.css'

/** How deep it stands open at first, and how many entries of one branch are drawn at once. */
const OPEN_DEPTH = 3
const AT_ONCE = 100

type JsonBranchProps = { readonly tree: JsonTree; readonly depth: number; readonly name?: ReactNode }

export function JsonBranch({ tree, depth, name }: JsonBranchProps) {
  switch (tree.kind) {
    case 'object':
      return <Entries brackets="{}" name={name} depth={depth} entries={tree.entries} />
    case 'array':
      return (
        <Entries
          brackets="[]"
          name={name}
          depth={depth}
          entries={tree.items.map((item, index) => [String(index), item])}
        />
      )
    case 'string':
      return <Leaf name={name} kind="string" text={`"${tree.text}"`} />
    default:
      return <Leaf name={name} kind={tree.kind} text={tree.text} />
  }
}

const Leaf = ({ name, kind, text }: { readonly name: ReactNode; readonly kind: string; readonly text: string }) => (
  <div className={styles.leaf}>
    {name}
    <span data-kind={kind}>{text}</span>
  </div>
)

type EntriesProps = {
  readonly brackets: '{}' | '[]'
  readonly name: ReactNode
  readonly depth: number
  readonly entries: readonly (readonly [string, JsonTree])[]
}

function Entries({ brackets, name, depth, entries }: EntriesProps) {
  const [open, setOpen] = useState(depth < OPEN_DEPTH)
  const [most, setMost] = useState(AT_ONCE)
  if (entries.length === 0) return <Leaf name={name} kind="word" text={brackets} />
  // By position: JSON may repeat a name, and nothing moves.
  const shown = entries.slice(0, most).map(([key, value], position) => ({ key, value, position }))
  return (
    <details className={styles.branch} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {name}
        <span>{brackets === '{}' ? `{ ${entries.length} }` : `[ ${entries.length} ]`}</span>
      </summary>
      {open &&
        shown.map(({ key, value, position }) => (
          <JsonBranch
            key={position}
            tree={value}
            depth={depth + 1}
            name={<span className={styles.entryName}>{key}</span>}
          />
        ))}
      {open && entries.length > most && (
        <Button size="xs" variant="subtle" onClick={() => setMost(most + AT_ONCE)}>
          {entries.length - most} more
        </Button>
      )}
    </details>
  )
}
