import { createStore } from 'zustand/vanilla'

/** A file dropped on an open board, on its way to the import dialog, which takes it; also when the dialog is open already. */
export const pendingImport = createStore<{ readonly file: Blob | null }>()(() => ({ file: null }))
