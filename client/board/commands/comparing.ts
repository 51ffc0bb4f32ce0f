import { isDrawn } from '../../../shared/topology/isDrawn'
import { always, type Command, type CommandContext } from './command'

export const showVersions: Command = {
  id: 'versions',
  label: 'Versions',
  group: 'View',
  shortcuts: ['Mod+Alt+Shift+H'],
  keys: 'page',
  enabled: always,
  run: ({ workspace }) => workspace.setState(({ versionsOpen }) => ({ versionsOpen: !versionsOpen, comparison: null })),
}

const NOT_COMPARING = 'Compare two versions first.'
const isComparing = ({ workspace }: CommandContext) => workspace.getState().comparison !== null

export const endComparing: Command = {
  id: 'end-comparing',
  label: 'End comparing',
  group: 'View',
  shortcuts: ['Escape'],
  keys: 'page',
  needs: NOT_COMPARING,
  enabled: isComparing,
  run: ({ workspace }) => workspace.setState({ comparison: null }),
}

const steps = (by: 1 | -1, rest: Pick<Command, 'id' | 'label' | 'shortcuts'>): Command => ({
  group: 'View',
  keys: 'page',
  needs: NOT_COMPARING,
  enabled: isComparing,
  run: (context) => stepBy(context, by),
  ...rest,
})

export const nextChange = steps(1, { id: 'next-change', label: 'Next change', shortcuts: ['F7'] })
export const previousChange = steps(-1, { id: 'previous-change', label: 'Previous change', shortcuts: ['Shift+F7'] })

/** Around the end to the beginning. */
function stepBy({ workspace }: CommandContext, by: 1 | -1): void {
  const { comparison } = workspace.getState()
  if (!comparison || comparison.changes.length === 0) return
  const { step, changes } = comparison
  const from = step ?? (by === 1 ? -1 : 0)
  goToChange(workspace, (from + by + changes.length) % changes.length)
}

/** Looks at one of the changes; what is drawn comes into view. */
export function goToChange(workspace: CommandContext['workspace'], step: number): void {
  const { comparison } = workspace.getState()
  const change = comparison?.changes[step]
  if (!comparison || !change) return
  workspace.setState({
    comparison: { ...comparison, step },
    ...(change.kind !== 'renamed' &&
      isDrawn(comparison.shown, change.id) && { view: { kind: 'reveal', id: change.id } }),
  })
}
