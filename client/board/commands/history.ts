import type { Command } from './command'

export const undo: Command = {
  id: 'undo',
  label: 'Undo',
  group: 'Edit',
  shortcuts: ['Mod+Z'],
  keys: 'page',
  needs: 'There is nothing to undo.',
  enabled: ({ session }) => session.state.getState().canUndo,
  run({ session, workspace }) {
    workspace.setState({ saying: 'Undone.' })
    session.undo()
  },
}

export const redo: Command = {
  id: 'redo',
  label: 'Redo',
  group: 'Edit',
  shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
  keys: 'page',
  needs: 'There is nothing to redo.',
  enabled: ({ session }) => session.state.getState().canRedo,
  run({ session, workspace }) {
    workspace.setState({ saying: 'Redone.' })
    session.redo()
  },
}
