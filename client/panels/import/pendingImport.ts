import { createStore } from 'zustand/vanilla'

/** Files dropped on an open board, on their way to the import dialog, which takes them; also when the dialog is open already. */
export const pendingImport = createStore<{ readonly files: readonly File[] | null }>()(() => ({ files: null }))
