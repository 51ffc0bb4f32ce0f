import { diffLines } from 'diff'

/** A line of one text or of both, with its numbers there; or so many lines that are the same and not shown. */
export type DiffRow =
  | { readonly kind: 'same'; readonly text: string; readonly before: number; readonly after: number }
  | { readonly kind: 'removed'; readonly text: string; readonly before: number }
  | { readonly kind: 'added'; readonly text: string; readonly after: number }
  | { readonly kind: 'gap'; readonly before: number; readonly after: number; readonly lines: number }

/** Lines that stay in view around a difference. */
const AROUND = 3
const MOST_MS = 2000

/** Two texts line by line; null when they have so little in common that finding it takes too long. */
export function textDiff(before: string, after: string): readonly DiffRow[] | null {
  const parts = diffLines(before, after, { timeout: MOST_MS })
  if (!parts) return null
  let [was, is] = [1, 1]
  return parts.flatMap(({ value, count, added, removed }, at): readonly DiffRow[] => {
    const lines = value.replace(/\n$/, '').split('\n')
    const from = { was, is, first: at === 0, last: at === parts.length - 1 }
    was += added ? 0 : count
    is += removed ? 0 : count
    if (added) return lines.map((text, line) => ({ kind: 'added', text, after: from.is + line }))
    if (removed) return lines.map((text, line) => ({ kind: 'removed', text, before: from.was + line }))
    return sameRows(lines, from)
  })
}

type Stretch = { readonly was: number; readonly is: number; readonly first: boolean; readonly last: boolean }

/** Only what is near to a difference. */
function sameRows(lines: readonly string[], { was, is, first, last }: Stretch): readonly DiffRow[] {
  const row = (line: number): DiffRow => ({
    kind: 'same',
    text: lines[line] ?? '',
    before: was + line,
    after: is + line,
  })
  const begin = first ? 0 : AROUND
  const end = last ? lines.length : lines.length - AROUND
  const hidden = end - begin
  const all = lines.map((_, line) => row(line))
  if (hidden < 2) return all
  return [
    ...all.slice(0, begin),
    { kind: 'gap', before: was + begin, after: is + begin, lines: hidden },
    ...all.slice(end),
  ]
}

/** Both texts beside each other: what was removed stands beside what was added in its place. */
export type DiffPair = { readonly left: DiffRow | null; readonly right: DiffRow | null }

export function sideBySide(rows: readonly DiffRow[]): readonly DiffPair[] {
  const pairs: DiffPair[] = []
  let at = 0
  while (at < rows.length) {
    const removed = run(rows, at, 'removed')
    const added = run(rows, at + removed.length, 'added')
    for (let line = 0; line < Math.max(removed.length, added.length); line++)
      pairs.push({ left: removed[line] ?? null, right: added[line] ?? null })
    at += removed.length + added.length
    const next = rows[at]
    if (next && next.kind !== 'removed' && next.kind !== 'added') {
      pairs.push({ left: next, right: next })
      at += 1
    }
  }
  return pairs
}

function run(rows: readonly DiffRow[], from: number, kind: DiffRow['kind']): readonly DiffRow[] {
  const end = rows.findIndex((row, at) => at >= from && row.kind !== kind)
  return rows.slice(from, end === -1 ? rows.length : end)
}
