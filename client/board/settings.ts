import { createStore } from 'zustand/vanilla'

/** Everything a person can set in this browser, and its choices; the first of each is what it is until they choose. */
export const SETTINGS = {
  theme: ['auto', 'light', 'dark'],
  density: ['comfortable', 'compact'],
  motion: ['system', 'reduced', 'full'],
  wheel: ['pan', 'zoom'],
  snap: ['on', 'off'],
  guides: ['on', 'off'],
  direction: ['right', 'down'],
  minimap: ['on', 'off'],
  others: ['on', 'off'],
  outline: ['off', 'on'],
  letterKeys: ['on', 'off'],
} as const

export type SettingName = keyof typeof SETTINGS
/** In which data flows on a board that is tidied. */
export type Direction = (typeof SETTINGS.direction)[number]
export type Settings = { readonly [Name in SettingName]: (typeof SETTINGS)[Name][number] }

/** Where they are kept; the browser's `localStorage` is one. Each of its calls may fail, as it does where storage is blocked. */
export type SettingsStorage = {
  read(): string | null
  write(text: string): void
  /** Told the new text when another tab has written. */
  follow(listener: (text: string | null) => void): void
}

/** The settings, kept as they change and the same in all tabs. What cannot be read or kept is as it is assumed, for as long as the page is open. */
export function createSettings(storage: SettingsStorage) {
  const store = createStore<Settings>()(() => readSettings(attempt(storage.read)))
  let heard: Settings | null = null
  store.subscribe((settings) => {
    if (settings !== heard) attempt(() => storage.write(JSON.stringify(settings)))
  })
  storage.follow((text) => {
    heard = readSettings(text)
    store.setState(heard, true)
  })
  return store
}
export type SettingsStore = ReturnType<typeof createSettings>

function attempt<T>(what: () => T): T | null {
  try {
    return what()
  } catch {
    return null
  }
}

function readSettings(text: string | null): Settings {
  const kept = text === null ? null : attempt(() => JSON.parse(text) as unknown)
  const held = new Map(typeof kept === 'object' && kept !== null ? Object.entries(kept) : [])
  const chosen = <T>(name: SettingName, choices: readonly [T, ...T[]]) =>
    choices.find((choice) => choice === held.get(name)) ?? choices[0]
  return {
    theme: chosen('theme', SETTINGS.theme),
    density: chosen('density', SETTINGS.density),
    motion: chosen('motion', SETTINGS.motion),
    wheel: chosen('wheel', SETTINGS.wheel),
    snap: chosen('snap', SETTINGS.snap),
    guides: chosen('guides', SETTINGS.guides),
    direction: chosen('direction', SETTINGS.direction),
    minimap: chosen('minimap', SETTINGS.minimap),
    others: chosen('others', SETTINGS.others),
    outline: chosen('outline', SETTINGS.outline),
    letterKeys: chosen('letterKeys', SETTINGS.letterKeys),
  }
}

const KEY = 'streamboard-settings'

const browserStorage: SettingsStorage = {
  read: () => localStorage.getItem(KEY),
  write: (text) => localStorage.setItem(KEY, text),
  follow: (listener) => {
    if (typeof window === 'undefined') return
    window.addEventListener('storage', ({ key, newValue }) => {
      if (key === KEY || key === null) listener(newValue)
    })
  },
}

/** Those of this browser. */
export const settings = createSettings(browserStorage)
