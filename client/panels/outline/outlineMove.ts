import type { OutlineRow } from './outlineRows'

export type OutlineMove =
  | { readonly kind: 'go'; readonly key: string; readonly extends: boolean }
  /** It has the focus already, and from now on the keys. */
  | { readonly kind: 'stand'; readonly key: string }
  | { readonly kind: 'toggle'; readonly key: string }
  /** Its thing joins the selection or leaves it. */
  | { readonly kind: 'choose'; readonly key: string }
  | { readonly kind: 'inspect'; readonly key: string }

export type OutlineKey = { readonly key: string; readonly shiftKey: boolean }

/** Lines of one leap of PageUp and PageDown. */
const PAGE = 12

/** What a key does in the tree, as everywhere in trees; null: it is none of the tree's. */
export function outlineMove(
  { key, shiftKey }: OutlineKey,
  rows: readonly OutlineRow[],
  active: string,
): OutlineMove | null {
  const at = rows.findIndex(({ node }) => node.key === active)
  const row = rows[at]
  if (!row) return null
  const to = (index: number): OutlineMove | null => go(rows[Math.min(Math.max(index, 0), rows.length - 1)], shiftKey)
  switch (key) {
    case 'ArrowDown':
      return to(at + 1)
    case 'ArrowUp':
      return to(at - 1)
    case 'Home':
      return to(0)
    case 'End':
      return to(rows.length - 1)
    case 'PageDown':
      return to(at + PAGE)
    case 'PageUp':
      return to(at - PAGE)
    case 'ArrowRight':
      return row.isOpen === false ? { kind: 'toggle', key: active } : to(row.isOpen ? at + 1 : at)
    case 'ArrowLeft':
      return row.isOpen ? { kind: 'toggle', key: active } : to(parentOf(rows, at))
    case ' ':
      return { kind: row.node.id === null ? 'toggle' : 'choose', key: active }
    case 'Enter':
      return enter(row)
    default:
      return null
  }
}

/** What has a name is renamed, by the command whose key this is everywhere. */
function enter({ node: { key, kind } }: OutlineRow): OutlineMove | null {
  if (kind === 'heading') return { kind: 'toggle', key }
  return kind === 'connection' || kind === 'problem' ? { kind: 'inspect', key } : null
}

function parentOf(rows: readonly OutlineRow[], at: number): number {
  const parent = rows.findIndex(({ node }) => node.key === rows[at]?.parent)
  return parent === -1 ? at : parent
}

const go = (row: OutlineRow | undefined, isExtending: boolean): OutlineMove | null =>
  row ? { kind: 'go', key: row.node.key, extends: isExtending } : null
