import type { OutlineNode } from './outlineTree'

/** A line of the outline as it is shown now. */
export type OutlineRow = {
  readonly node: OutlineNode
  /** From 1. */
  readonly level: number
  /** From 1, among `setSize` that belong to the same thing. */
  readonly position: number
  readonly setSize: number
  readonly parent: string | null
  /** null: nothing belongs to it. */
  readonly isOpen: boolean | null
}

export type Shown = {
  /** Keys of what is not as it begins: headings begin open, everything else closed. */
  readonly toggled: ReadonlySet<string>
  /** Part of a name; '' = everything. */
  readonly wanted: string
}

/** The lines that are shown, top down. What is wanted is shown with the headings above it. */
export function outlineRows(tree: readonly OutlineNode[], { toggled, wanted }: Shown): readonly OutlineRow[] {
  const needle = wanted.trim().toLowerCase()
  const rows: OutlineRow[] = []
  const add = (nodes: readonly OutlineNode[], level: number, parent: string | null) => {
    const shown = level === 1 && needle ? nodes.map((node) => narrowed(node, needle)).filter(hasChildren) : nodes
    for (const [index, node] of shown.entries()) {
      const isOpen = node.children.length === 0 ? null : needle !== '' && level === 1 ? true : isOpenNow(node, toggled)
      rows.push({ node, level, position: index + 1, setSize: shown.length, parent, isOpen })
      if (isOpen) add(node.children, level + 1, node.key)
    }
  }
  add(tree, 1, null)
  return rows
}

const isOpenNow = ({ key, kind }: OutlineNode, toggled: ReadonlySet<string>) =>
  (kind === 'heading') !== toggled.has(key)

const hasChildren = ({ children }: OutlineNode) => children.length > 0

function narrowed(node: OutlineNode, needle: string): OutlineNode {
  const children = node.children.filter(({ name }) => name.toLowerCase().includes(needle))
  return { ...node, children, detail: `${children.length}` }
}
