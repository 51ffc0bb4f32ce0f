const keys = new Intl.Collator('en', { numeric: true })

/** Entries as people order their keys: 9 before 10. */
export const inOrder = <E extends { readonly key: string }>(entries: readonly E[]): readonly E[] =>
  [...entries].sort((one, other) => keys.compare(one.key, other.key))
