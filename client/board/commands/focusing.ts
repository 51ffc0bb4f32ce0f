import { type Command, type CommandContext, hasSelection, selectionOf } from './command'

/** As far as anybody can still see what belongs to what. */
const FURTHEST = 9

const focusOf = ({ workspace }: CommandContext) => workspace.getState().focus
const NO_FOCUS = 'Show only a neighbourhood first.'

export const focusSelection: Command = {
  id: 'focus',
  label: 'Show only the neighbourhood',
  group: 'View',
  shortcuts: ['Shift+F'],
  keys: 'canvas',
  needs: 'Select something first.',
  enabled: hasSelection,
  run: (context) =>
    context.workspace.setState({ focus: { on: selectionOf(context), steps: 1 }, view: { kind: 'fit' } }),
}

const steps = (by: 1 | -1, rest: Pick<Command, 'id' | 'label' | 'shortcuts'>): Command => ({
  group: 'View',
  keys: 'canvas',
  needs: NO_FOCUS,
  enabled: (context) => {
    const focus = focusOf(context)
    return focus !== null && focus.steps + by >= 1 && focus.steps + by <= FURTHEST
  },
  run: (context) => {
    const focus = focusOf(context)
    if (focus) context.workspace.setState({ focus: { ...focus, steps: focus.steps + by }, view: { kind: 'fit' } })
  },
  ...rest,
})

export const widenFocus = steps(1, { id: 'focus-wider', label: 'One step further', shortcuts: [] })
export const narrowFocus = steps(-1, { id: 'focus-narrower', label: 'One step less far', shortcuts: [] })

export const leaveFocus: Command = {
  id: 'leave-focus',
  label: 'Show the whole board again',
  group: 'View',
  shortcuts: ['Escape'],
  keys: 'canvas',
  needs: NO_FOCUS,
  enabled: (context) => focusOf(context) !== null,
  run: ({ workspace }) => workspace.setState({ focus: null }),
}
