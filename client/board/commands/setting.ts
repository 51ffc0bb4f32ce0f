import { SETTINGS, type Settings, settings } from '../settings'
import { always, type Command } from './command'

type Switch = 'snap' | 'guides' | 'minimap'

/** Settings that are switched while drawing; all of them are in the dialog of settings too. */
const switches = (name: Switch, label: string): Command => ({
  id: `switch-${name}`,
  label,
  group: 'View',
  shortcuts: [],
  keys: 'page',
  enabled: always,
  run: () =>
    settings.setState({ [name]: settings.getState()[name] === 'on' ? 'off' : 'on' } satisfies Partial<Settings>),
})

export const switchSnap = switches('snap', 'Snap to grid: on or off')
export const switchGuides = switches('guides', 'Guides: on or off')
export const switchMinimap = switches('minimap', 'Minimap: on or off')

/** The next of the three, around the end to the first. */
export const switchTheme: Command = {
  id: 'switch-theme',
  label: 'Appearance: light, dark or automatic theme',
  group: 'View',
  shortcuts: [],
  keys: 'page',
  enabled: always,
  run({ notify }) {
    const theme =
      SETTINGS.theme[(SETTINGS.theme.indexOf(settings.getState().theme) + 1) % SETTINGS.theme.length] ?? 'auto'
    settings.setState({ theme })
    notify?.(THEMES[theme])
  },
}

const THEMES = {
  auto: 'The theme is that of the system.',
  light: 'The theme is light.',
  dark: 'The theme is dark.',
} as const
