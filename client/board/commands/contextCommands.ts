import { nameOf } from '../../../shared/topology/nameOf'
import { commandIcon } from '../../ui/commandIcon'
import type { Choice } from '../../ui/PointMenu'
import { addAny } from './adding'
import { ALIGNMENTS } from './aligning'
import { connect } from './asking'
import { type Command, type CommandContext, topologyOf } from './command'
import { showVersions } from './comparing'
import { copy, duplicate, duplicateConnected } from './copying'
import { deleteOnCluster } from './deletingTopic'
import { FRAMING } from './framing'
import { inspect } from './goingTo'
import { insertService, insertTopic } from './inserting'
import { rename } from './naming'
import { paste } from './pasting'
import { moveEnd, moveStart } from './reconnecting'
import { replace } from './replacing'
import { crashSelected, produceBurst, produceOne, scaleDown, scaleUp, startSelected, stopSelected } from './running'
import { deleteSelection } from './selecting'
import { isMac, shortcutLabel } from './shortcut'
import { fit, tidyDown, tidyRight } from './viewing'
import { addWaypoint, straighten } from './waypoints'

/** What the context menu of nodes and connections offers, in its order; only what can be done is shown. */
export const ELEMENT_COMMANDS: readonly Command[] = [
  startSelected,
  stopSelected,
  crashSelected,
  scaleUp,
  scaleDown,
  produceOne,
  produceBurst,
  inspect,
  rename,
  connect,
  insertService,
  insertTopic,
  moveStart,
  moveEnd,
  addWaypoint,
  straighten,
  replace,
  copy,
  duplicate,
  duplicateConnected,
  ...ALIGNMENTS,
  ...FRAMING,
  deleteSelection,
  deleteOnCluster,
]

/** And the one of the board itself. */
export const BOARD_COMMANDS: readonly Command[] = [addAny, paste, tidyRight, tidyDown, fit, showVersions]

/** What a context menu says above its commands, and those of them that can be done now. */
export type ContextMenu = { readonly title: string; readonly commands: readonly Command[] }

/**
 * The menu of one thing, of all that a line stands for, or of the whole selection when they are part of one; what it speaks of is selected
 * then.
 */
export function elementMenu(context: CommandContext, ...ids: readonly string[]): ContextMenu {
  const { selection: before } = context.workspace.getState()
  if (!ids.every((id) => before.has(id))) context.workspace.setState({ selection: new Set(ids) })
  const { selection } = context.workspace.getState()
  const [only = '', ...more] = selection
  const title = more.length === 0 ? titleOf(context, only) : `${selection.size} selected`
  return { title, commands: enabled(ELEMENT_COMMANDS, context) }
}

/** The menu of the board, which is what is spoken of when nothing is selected. */
export function boardMenu(context: CommandContext): ContextMenu {
  context.workspace.setState({ selection: new Set() })
  return { title: 'Board', commands: enabled(BOARD_COMMANDS, context) }
}

/** The lines of such a menu, ready to be picked. */
export const menuChoices = ({ commands }: ContextMenu, context: CommandContext): readonly Choice[] =>
  commands.map((command) => ({
    label: command.label,
    hint: '',
    keys: shortcutOf(command),
    icon: commandIcon(command.id),
    pick: () => command.run(context),
  }))

const shortcutOf = ({ shortcuts: [first] }: Command) => (first === undefined ? '' : shortcutLabel(first, isMac()))

const enabled = (commands: readonly Command[], context: CommandContext) =>
  commands.filter((command) => command.enabled(context))

function titleOf(context: CommandContext, id: string): string {
  const topology = topologyOf(context)
  return nameOf(topology, id) || (topology.notes.has(id) ? 'Note' : 'Connection')
}
