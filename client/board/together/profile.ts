import { createStore, type StoreApi } from 'zustand/vanilla'
import { PEOPLE_COLORS } from '../../../shared/protocol/personLimits'
import { harmlessName } from '../../../shared/protocol/personName'
import { friendlyName } from './friendlyName'

/** How this person appears to others. Kept in this browser. */
export type Profile = { readonly name: string; readonly color: number }
export type ProfileStore = StoreApi<Profile>

/** A browser may refuse to keep anything, also by throwing when it is asked where. */
type Kept = () => { getItem(key: string): string | null; setItem(key: string, value: string): void }

const KEY = 'streamboard.person'

/** What was kept is read with care: somebody may have written anything there. A browser that keeps nothing makes a new one each time. */
export function openProfile(kept: Kept, chance: () => number): ProfileStore {
  const profile = createStore<Profile>()(() => readProfile(kept, chance))
  const keep = (state: Profile) => {
    try {
      kept().setItem(KEY, JSON.stringify(state))
    } catch {
      // Full or forbidden: it lasts as long as the page.
    }
  }
  keep(profile.getState())
  profile.subscribe(keep)
  return profile
}

function readProfile(kept: Kept, chance: () => number): Profile {
  const { name, color } = readKept(kept)
  const isColor = typeof color === 'number' && Number.isInteger(color) && color >= 0 && color < PEOPLE_COLORS
  return {
    name: typeof name === 'string' ? harmlessName(name) : friendlyName(chance),
    color: isColor ? color : Math.floor(chance() * PEOPLE_COLORS),
  }
}

function readKept(kept: Kept): { readonly [K in keyof Profile]?: unknown } {
  try {
    const read: unknown = JSON.parse(kept().getItem(KEY) ?? '{}')
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}
