import { nameOf } from '../../../shared/topology/nameOf'
import type { Undone } from '../ownHistory'
import { type Command, type CommandContext, topologyOf } from './command'

export const undo: Command = {
  id: 'undo',
  label: 'Undo',
  group: 'Edit',
  shortcuts: ['Mod+Z'],
  keys: 'page',
  needs: 'There is nothing to undo.',
  enabled: ({ session }) => session.state.getState().canUndo,
  run: (context) => tell(context, context.session.undo(), { done: 'Undone', again: 'undo' }),
}

export const redo: Command = {
  id: 'redo',
  label: 'Redo',
  group: 'Edit',
  shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
  keys: 'page',
  needs: 'There is nothing to redo.',
  enabled: ({ session }) => session.state.getState().canRedo,
  run: (context) => tell(context, context.session.redo(), { done: 'Redone', again: 'redo' }),
}

type Words = { readonly done: string; readonly again: string }

/** What went as always is for ears only; what others have to do with it is for all. */
function tell(context: CommandContext, undone: Undone | null, words: Words): void {
  if (!undone) return
  const sentence = othersWords(context, undone, words)
  if (sentence === null) context.workspace.setState({ saying: `${words.done}.` })
  else context.notify?.(sentence)
}

function othersWords(context: CommandContext, { changed, passedOver, stays }: Undone, { done, again }: Words) {
  if (stays.size > 0) {
    const names = [...stays].map((id) => nameOf(topologyOf(context), id)).filter((name) => name !== '')
    const what = names.length > 0 && names.length <= 3 ? names.join(', ') : 'What you added'
    const why = `${what} ${names.length === 2 || names.length === 3 ? 'stay' : 'stays'}: somebody else has worked on it since.`
    return changed ? `${done}, but ${why}` : why
  }
  if (!changed) return `There is nothing left to ${again} of it: somebody else has deleted or changed it since.`
  return passedOver ? `${done} an earlier step: somebody else has deleted or changed what came after it.` : null
}
