import { isDrawn } from '../../../shared/topology/isDrawn'
import type { Topology } from '../../../shared/topology/model'
import { shownBoard } from '../focus'
import { always, type Command, type CommandContext, hasSelection, selectionOf } from './command'
import { removeDrawn } from './removeDrawn'

const select = ({ workspace }: CommandContext, ids: Iterable<string>) => workspace.setState({ selection: new Set(ids) })

export const selectAll: Command = {
  id: 'select-all',
  label: 'Select all',
  group: 'Select',
  shortcuts: ['Mod+A'],
  keys: 'canvas',
  needs: 'There is nothing on this board yet.',
  enabled: (context) => everyId(shownBoard(context)).length > 0,
  run: (context) => select(context, everyId(shownBoard(context))),
}

export const selectNone: Command = {
  id: 'select-none',
  label: 'Select none',
  group: 'Select',
  shortcuts: ['Escape'],
  keys: 'canvas',
  needs: 'Select something first.',
  enabled: hasSelection,
  run: (context) => select(context, []),
}

/** Only for touch screens: with a mouse a drag always selects. */
export const fingersSelect: Command = {
  id: 'fingers-select',
  label: 'Select with a finger, or pan again',
  group: 'Select',
  shortcuts: [],
  keys: 'canvas',
  enabled: always,
  run: ({ workspace }) => workspace.setState((state) => ({ fingersSelect: !state.fingersSelect })),
}

export const deleteSelection: Command = {
  id: 'delete',
  label: 'Delete',
  group: 'Edit',
  shortcuts: ['Delete', 'Backspace'],
  keys: 'canvas',
  needs: 'Select something first.',
  enabled: hasSelection,
  run: (context) => removeDrawn(context, selectionOf(context)),
}

/** What is gone, by whose hand ever, is not selected any more: nobody could see that it is. */
export function dropGone({ session, workspace }: Pick<CommandContext, 'session' | 'workspace'>) {
  const { topology } = session.state.getState()
  const { selection } = workspace.getState()
  const left = [...selection].filter((id) => isDrawn(topology, id))
  if (left.length < selection.size) workspace.setState({ selection: new Set(left) })
}

const everyId = ({ services, topics, stores, notes, frames, connections }: Topology) => [
  ...services.keys(),
  ...topics.keys(),
  ...stores.keys(),
  ...notes.keys(),
  ...frames.keys(),
  ...connections.keys(),
]
