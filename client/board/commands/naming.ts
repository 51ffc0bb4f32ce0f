import { always, type Command, type CommandContext, selectionOf, topologyOf } from './command'

export const rename: Command = {
  id: 'rename',
  label: 'Rename',
  group: 'Edit',
  shortcuts: ['F2', 'Enter'],
  keys: 'canvas',
  needs: 'Select one node first.',
  enabled: (context) => onlyNamed(context) !== null,
  run: (context) => context.workspace.setState({ renaming: onlyNamed(context) }),
}

export const renameBoard: Command = {
  id: 'rename-board',
  label: 'Rename the board',
  group: 'Edit',
  shortcuts: ['Shift+F2'],
  keys: 'page',
  enabled: always,
  run: ({ workspace }) => workspace.setState({ renamingBoard: true }),
}

/** The one selected service, topic, store or note. */
export function onlyNode(context: CommandContext): string | null {
  const { services, topics, stores, notes } = topologyOf(context)
  return onlyOf(context, [services, topics, stores, notes])
}

/** The one selected frame; otherwise the one node, whatever frames are selected with it. */
function onlyNamed(context: CommandContext): string | null {
  const { frames } = topologyOf(context)
  return selectionOf(context).size === 1 ? (onlyOf(context, [frames]) ?? onlyNode(context)) : onlyNode(context)
}

function onlyOf(context: CommandContext, kinds: readonly ReadonlyMap<string, unknown>[]): string | null {
  const [id, ...more] = [...selectionOf(context)].filter((one) => kinds.some((things) => things.has(one)))
  return id !== undefined && more.length === 0 ? id : null
}

/** Gives a node or frame its new name (a note its new text). An empty or unchanged name changes nothing. */
export function giveName(context: CommandContext, id: string, name: string) {
  const { services, topics, stores, notes, frames } = topologyOf(context)
  const [service, topic, store, note] = [services.get(id), topics.get(id), stores.get(id), notes.get(id)]
  const frame = frames.get(id)
  const named = service ?? topic ?? store ?? frame
  if (named && (name.trim() === '' || name === named.name)) return
  context.session.edit((edit) => {
    if (service) edit.putService({ ...service, name })
    if (topic) edit.putTopic({ ...topic, name })
    if (store) edit.putStore({ ...store, name })
    if (frame) edit.putFrame({ ...frame, name })
    if (note && note.text !== name) edit.putNote({ ...note, text: name })
  })
}

/** Takes the name from the field in which it was edited in place. A field that has been left already tells nothing. */
export function keepName(context: CommandContext, id: string, name: string) {
  if (context.workspace.getState().renaming !== id) return
  giveName(context, id, name)
  context.workspace.setState({ renaming: null })
}
