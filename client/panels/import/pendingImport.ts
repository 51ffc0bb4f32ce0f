/** A file dropped on an open board, on its way to the import dialog, which takes it. */
export const pendingImport: { file: Blob | null } = { file: null }
