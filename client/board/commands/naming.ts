import { type Command, type CommandContext, selectionOf, topologyOf } from './command'

export const rename: Command = {
  id: 'rename',
  label: 'Rename',
  group: 'Edit',
  shortcuts: ['F2', 'Enter'],
  keys: 'canvas',
  needs: 'Select one node first.',
  enabled: (context) => onlyNode(context) !== null,
  run: (context) => context.workspace.setState({ renaming: onlyNode(context) }),
}

/** The one selected service, topic, store or note. */
export function onlyNode(context: CommandContext): string | null {
  const { services, topics, stores, notes } = topologyOf(context)
  const [id, ...more] = [...selectionOf(context)].filter((one) =>
    [services, topics, stores, notes].some((nodes) => nodes.has(one)),
  )
  return id !== undefined && more.length === 0 ? id : null
}

/** Gives a node its new name (a note its new text). An empty or unchanged name changes nothing. */
export function giveName(context: CommandContext, id: string, name: string) {
  const { services, topics, stores, notes } = topologyOf(context)
  const [service, topic, store, note] = [services.get(id), topics.get(id), stores.get(id), notes.get(id)]
  const named = service ?? topic ?? store
  if (named && (name.trim() === '' || name === named.name)) return
  context.session.edit((edit) => {
    if (service) edit.putService({ ...service, name })
    if (topic) edit.putTopic({ ...topic, name })
    if (store) edit.putStore({ ...store, name })
    if (note && note.text !== name) edit.putNote({ ...note, text: name })
  })
}

/** Takes the name from the field in which it was edited in place. A field that has been left already tells nothing. */
export function keepName(context: CommandContext, id: string, name: string) {
  if (context.workspace.getState().renaming !== id) return
  giveName(context, id, name)
  context.workspace.setState({ renaming: null })
}
