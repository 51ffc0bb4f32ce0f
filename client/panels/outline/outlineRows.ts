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
  /** Keys of what is not as it begins: headings and frames begin open, everything else closed. */
  readonly toggled: ReadonlySet<string>
  /** Part of a name; '' = everything. */
  readonly wanted: string
}

/** The lines that are shown, top down. What is wanted is shown with the headings and frames around it. */
export function outlineRows(tree: readonly OutlineNode[], { toggled, wanted }: Shown): readonly OutlineRow[] {
  const needle = wanted.trim().toLowerCase()
  const rows: OutlineRow[] = []
  const isOpenNow = (node: OutlineNode) =>
    isAround(node) ? needle !== '' || !toggled.has(node.key) : toggled.has(node.key)
  const add = (nodes: readonly OutlineNode[], level: number, parent: string | null) => {
    for (const [index, node] of nodes.entries()) {
      const isOpen = node.children.length === 0 ? null : isOpenNow(node)
      rows.push({ node, level, position: index + 1, setSize: nodes.length, parent, isOpen })
      if (isOpen) add(node.children, level + 1, node.key)
    }
  }
  add(needle === '' ? tree : tree.flatMap((node) => narrowed(node, needle)), 1, null)
  return rows
}

const isAround = ({ kind }: OutlineNode) => kind === 'heading' || kind === 'frame'

/** What of it has the needle in its name; none, or one. */
function narrowed(node: OutlineNode, needle: string): readonly OutlineNode[] {
  const fits = node.kind !== 'heading' && node.name.toLowerCase().includes(needle)
  if (fits || !isAround(node)) return fits ? [node] : []
  const children = node.children.flatMap((child) => narrowed(child, needle))
  return children.length === 0 ? [] : [{ ...node, children, detail: `${children.length}` }]
}
