import { always, type Command, topologyOf } from './command'
import { onlyNode } from './naming'

export const connect: Command = {
  id: 'connect',
  label: 'Connect to…',
  group: 'Edit',
  shortcuts: ['C'],
  keys: 'canvas',
  needs: 'Select one service, topic or store first.',
  enabled(context) {
    const id = onlyNode(context)
    return id !== null && !topologyOf(context).notes.has(id)
  },
  run(context) {
    const from = onlyNode(context)
    if (from !== null) context.workspace.setState({ dialog: { kind: 'connect', from } })
  },
}

export const showShortcuts: Command = {
  id: 'shortcuts',
  label: 'Keyboard shortcuts',
  group: 'Help',
  shortcuts: ['?'],
  keys: 'page',
  enabled: always,
  run: ({ workspace }) => workspace.setState({ dialog: { kind: 'shortcuts' } }),
}

export const showCommands: Command = {
  id: 'commands',
  label: 'Command palette',
  group: 'Help',
  shortcuts: ['Mod+K'],
  keys: 'always',
  enabled: always,
  run: ({ workspace }) => workspace.setState({ dialog: { kind: 'commands' } }),
}

export const showSettings: Command = {
  id: 'settings',
  label: 'Settings',
  group: 'Help',
  shortcuts: ['Mod+,'],
  keys: 'always',
  enabled: always,
  run: ({ workspace }) => workspace.setState({ dialog: { kind: 'settings' } }),
}

/** There is nothing to do, every edit is saved as it is made; but the habit deserves an answer, and the browser's dialog none. */
export const save: Command = {
  id: 'save',
  label: 'Save',
  group: 'Help',
  shortcuts: ['Mod+S'],
  keys: 'always',
  enabled: always,
  run: ({ session, notify }) => notify?.(SAVING[session.state.getState().saving]),
}

const SAVING = {
  loading: 'The board is still being opened.',
  saved: 'Saved. Every change is saved as you make it.',
  saving: 'Saving now. Every change is saved as you make it.',
  offline: 'The server cannot be reached. Your changes are kept here and saved as soon as it is back.',
  refused: 'The server refused the last change. See the notice above the canvas.',
} as const
