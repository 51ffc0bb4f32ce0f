import type { Command } from './command'

/** Their pointers and selections; their avatars and hints stay. */
export const showOthers: Command = {
  id: 'show-others',
  label: 'Show or hide others on the canvas',
  group: 'View',
  shortcuts: [],
  keys: 'page',
  enabled: ({ together }) => together !== undefined,
  run({ together, notify }) {
    if (!together) return
    const showsOthers = !together.profile.getState().showsOthers
    together.profile.setState({ showsOthers })
    notify?.(showsOthers ? 'Others are shown on the canvas.' : 'Others are hidden on the canvas. They still see you.')
  },
}

export const stopFollowing: Command = {
  id: 'stop-following',
  label: 'Stop following',
  group: 'View',
  shortcuts: [],
  keys: 'page',
  enabled: ({ together }) => together !== undefined && together.others.getState().following !== null,
  run: ({ together }) => together?.follow(null),
}

export const changeAppearance: Command = {
  id: 'appearance',
  label: 'Change my name…',
  group: 'Help',
  shortcuts: [],
  keys: 'page',
  enabled: ({ together }) => together !== undefined,
  run: ({ workspace }) => workspace.setState({ dialog: { kind: 'person' } }),
}
