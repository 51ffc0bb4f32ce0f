import type { LiveRow } from '../../live/port'

/** How many rows stand behind the one with this id; 0 when it is gone, because then there is no place to keep. */
export function addedSince(rows: readonly LiveRow[], id: string | undefined): number {
  if (id === undefined) return 0
  for (let index = rows.length - 1; index >= 0; index--) if (rows[index]?.id === id) return rows.length - 1 - index
  return 0
}
