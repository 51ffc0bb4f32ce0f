import type { StoreApi } from 'zustand/vanilla'

/** Resolves when a store's state is as wanted, or when nobody waits for it any more. */
export function until<T>(store: StoreApi<T>, wanted: (state: T) => boolean, cancelled?: AbortSignal): Promise<void> {
  if (cancelled?.aborted || wanted(store.getState())) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      stop()
      cancelled?.removeEventListener('abort', end)
      resolve()
    }
    const stop = store.subscribe((state) => {
      if (wanted(state)) end()
    })
    cancelled?.addEventListener('abort', end)
  })
}
