import { settings } from '../settings'
import type { Command } from './command'

const NO_COMPANY = 'There can be nobody else on this board.'

/** Their pointers and selections; their avatars and hints stay. */
export const showOthers: Command = {
  id: 'show-others',
  label: 'Show or hide others on the canvas',
  group: 'View',
  shortcuts: [],
  keys: 'page',
  needs: NO_COMPANY,
  enabled: ({ together }) => together !== undefined,
  run({ notify }) {
    const hidden = settings.getState().others === 'off'
    settings.setState({ others: hidden ? 'on' : 'off' })
    notify?.(hidden ? 'Others are shown on the canvas.' : 'Others are hidden on the canvas. They see you all the same.')
  },
}

export const stopFollowing: Command = {
  id: 'stop-following',
  label: 'Stop following',
  group: 'View',
  shortcuts: [],
  keys: 'page',
  needs: 'Follow somebody first: press their picture in the top bar.',
  enabled: ({ together }) => together !== undefined && together.others.getState().following !== null,
  run: ({ together }) => together?.follow(null),
}

export const changeAppearance: Command = {
  id: 'appearance',
  label: 'Change my name…',
  group: 'Help',
  shortcuts: [],
  keys: 'page',
  needs: NO_COMPANY,
  enabled: ({ together }) => together !== undefined,
  run: ({ workspace }) => workspace.setState({ dialog: { kind: 'person' } }),
}
