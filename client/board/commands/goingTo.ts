import { settings } from '../settings'
import { PARTS, type Part, type WorkspaceStore } from '../workspace'
import { always, type Command, hasSelection } from './command'

/** Opens the part where it can be hidden, and puts the focus there. */
export function goTo(workspace: WorkspaceStore, part: Part) {
  if (part === 'outline') settings.setState({ outline: 'on' })
  workspace.setState({ goTo: part, ...(part === 'inspector' && { inspectorOpen: true }) })
}

export function hideOutline(workspace: WorkspaceStore) {
  settings.setState({ outline: 'off' })
  workspace.setState({ goTo: 'canvas' })
}

/** To the outline; from the outline, it goes. */
export const outline: Command = {
  id: 'outline',
  label: 'Outline',
  group: 'View',
  shortcuts: ['O'],
  keys: 'page',
  enabled: always,
  run({ workspace }) {
    if (workspace.getState().part === 'outline') hideOutline(workspace)
    else goTo(workspace, 'outline')
  },
}

export const inspect: Command = {
  id: 'inspect',
  label: 'Open in the inspector',
  group: 'View',
  shortcuts: ['Alt+Enter'],
  keys: 'canvas',
  needs: 'Select something first.',
  enabled: hasSelection,
  run: ({ workspace }) => goTo(workspace, 'inspector'),
}

const steps = (by: 1 | -1, rest: Pick<Command, 'id' | 'label' | 'shortcuts'>): Command => ({
  group: 'View',
  keys: 'always',
  enabled: always,
  run({ workspace }) {
    const { part, inspectorOpen } = workspace.getState()
    const hidden: readonly Part[] = [
      ...(settings.getState().outline === 'off' ? (['outline'] as const) : []),
      ...(inspectorOpen ? [] : (['inspector'] as const)),
    ]
    const shown = PARTS.filter((one) => !hidden.includes(one))
    const next = shown[(shown.indexOf(part) + by + shown.length) % shown.length]
    if (next) workspace.setState({ goTo: next })
  },
  ...rest,
})

export const nextPart = steps(1, { id: 'next-part', label: 'To the next part of the page', shortcuts: ['F6'] })
export const previousPart = steps(-1, {
  id: 'previous-part',
  label: 'To the part before',
  shortcuts: ['Shift+F6'],
})
