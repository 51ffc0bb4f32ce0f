import { createStore, type StoreApi } from 'zustand/vanilla'

/** The hints that this person has tried on one board, kept in this browser. */
export type Tried = StoreApi<{ readonly hints: ReadonlySet<string> }>

/** As the browser's `localStorage`. Each of its calls may fail, as it does where storage is blocked. */
export type TriedStorage = Pick<Storage, 'getItem' | 'setItem'>

export function openTried(boardId: string, storage: () => TriedStorage): Tried {
  const key = `streamboard-tried ${boardId}`
  const tried: Tried = createStore(() => ({ hints: new Set(kept(() => storage().getItem(key))) }))
  tried.subscribe(({ hints }) => {
    attempt(() => storage().setItem(key, JSON.stringify([...hints])))
  })
  return tried
}

function kept(read: () => string | null): readonly string[] {
  const hints: unknown = attempt(() => JSON.parse(read() ?? '[]'))
  return Array.isArray(hints) ? hints.filter((one) => typeof one === 'string') : []
}

/** What cannot be kept is known for as long as the page is open. */
function attempt<T>(what: () => T): T | null {
  try {
    return what()
  } catch {
    return null
  }
}
