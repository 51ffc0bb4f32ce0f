import { isNode } from '../../shared/topology/isNode'
import type { Topology } from '../../shared/topology/model'
import type { CommandContext } from './commands/command'
import { partOf } from './commands/topologyPart'
import { withHeld } from './commands/withHeld'
import { neighbourhood } from './neighbourhood'

type FocusedBoard = Pick<CommandContext, 'session' | 'workspace'>

/** The part of the board that is shown: all of it, or the neighbourhood that this person is on. */
export function shownBoard(context: FocusedBoard): Topology {
  const { topology } = context.session.state.getState()
  const ids = shownIds(context)
  return ids ? { ...partOf(topology, ids), invariants: topology.invariants, faults: topology.faults } : topology
}

/** null = everything. */
export function shownIds({ session, workspace }: FocusedBoard): ReadonlySet<string> | null {
  const { topology } = session.state.getState()
  const { focus } = workspace.getState()
  if (!focus) return null
  const on = new Set(
    [...withHeld(topology, focus.on)].filter((id) => isNode(topology, id) || topology.connections.has(id)),
  )
  return on.size > 0 ? neighbourhood(topology, on, focus.steps) : null
}

/** What is selected from elsewhere, because it was found, listed or just added, joins what is shown; until the returned function is called. */
export const followFocus = (context: FocusedBoard): (() => void) =>
  context.workspace.subscribe(({ selection, focus }, before) => {
    const shown = selection === before.selection ? null : shownIds(context)
    if (!focus || !shown) return
    const { topology } = context.session.state.getState()
    const joining = [...withHeld(topology, selection)].filter((id) => topology.layout.has(id) && !shown.has(id))
    if (joining.length > 0) context.workspace.setState({ focus: { ...focus, on: new Set([...focus.on, ...joining]) } })
  })
