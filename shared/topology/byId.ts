/** Things as a Topology keeps them: by id, sorted by id. */
export const byId = <T extends { readonly id: string }>(things: Iterable<T>): ReadonlyMap<string, T> =>
  new Map([...things].sort((a, b) => (a.id < b.id ? -1 : 1)).map((thing) => [thing.id, thing]))
