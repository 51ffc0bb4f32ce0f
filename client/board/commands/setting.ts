import { type Settings, settings } from '../settings'
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
