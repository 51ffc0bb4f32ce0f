import { createStore, type StoreApi } from 'zustand/vanilla'

/** Why something is lit, in the order of precedence; how far the rest steps back depends on it. */
export type Light = { readonly by: 'found' | 'hovered' | 'followed' | 'selected'; readonly ids: ReadonlySet<string> }
export type LightStore = StoreApi<Light | null>
export const createLightStore = (): LightStore => createStore<Light | null>()(() => null)
