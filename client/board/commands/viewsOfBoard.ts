import { LIMITS } from '../../../shared/topology/limits'
import type { View } from '../../../shared/topology/model'
import { always, type Command, type CommandContext, topologyOf } from './command'
import { newId } from './newElements'

export const showViews: Command = {
  id: 'views',
  label: 'Saved views…',
  group: 'View',
  shortcuts: ['Shift+V'],
  keys: 'page',
  enabled: always,
  run: ({ workspace }) => workspace.setState({ dialog: { kind: 'views' } }),
}

/** Keeps what is in view under a name, as part of the board; says why it cannot. */
export function saveView(context: CommandContext, view: Omit<View, 'id'>): string | null {
  const { views } = topologyOf(context)
  const name = view.name.trim()
  if (name === '') return 'Give the view a name.'
  if (views.size >= LIMITS.views) return `A board has at most ${LIMITS.views} views. Delete one that nobody needs.`
  const id = newId()
  context.session.edit((edit) => edit.putView({ ...view, id, name }))
  return null
}

/** An empty or unchanged name changes nothing. */
export function renameView({ session }: CommandContext, view: View, name: string) {
  if (name.trim() !== '' && name !== view.name) session.edit((edit) => edit.putView({ ...view, name: name.trim() }))
}

export const deleteView = ({ session }: CommandContext, { id }: View) => session.edit((edit) => edit.remove([id]))

export const goToView = ({ workspace }: CommandContext, { x, y, zoom }: View) =>
  workspace.setState({ view: { kind: 'go', x, y, zoom } })

/** In the order in which a person looks for a name. */
export const viewsByName = ({ views }: { readonly views: ReadonlyMap<string, View> }): readonly View[] =>
  [...views.values()].sort((a, b) => a.name.localeCompare(b.name))
