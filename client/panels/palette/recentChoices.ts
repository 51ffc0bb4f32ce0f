import { createStore } from 'zustand/vanilla'

const KEPT = 5

/** What was chosen in the palette on this page, the latest first, by the ids of its entries. */
export const recentChoices = createStore<{ readonly ids: readonly string[] }>()(() => ({ ids: [] }))

export const rememberChoice = (id: string): void =>
  recentChoices.setState(({ ids }) => ({ ids: [id, ...ids.filter((one) => one !== id)].slice(0, KEPT) }))
