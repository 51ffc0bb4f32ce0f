import {
  IconArrowsRight,
  IconClipboard,
  IconCommand,
  IconCopy,
  IconCopyPlus,
  IconMaximize,
  IconMinus,
  IconPencil,
  IconPencilPlus,
  IconPlayerPlayFilled,
  IconPlayerStopFilled,
  IconPlugConnectedX,
  IconPlus,
  IconSend,
  IconSitemap,
  IconStackPush,
  IconTrash,
} from '@tabler/icons-react'
import { addAny } from '../board/commands/adding'
import { connect } from '../board/commands/asking'
import type { Command } from '../board/commands/command'
import { copy, duplicate, paste } from '../board/commands/copying'
import { rename } from '../board/commands/naming'
import {
  crashSelected,
  produceBurst,
  produceOne,
  scaleDown,
  scaleUp,
  startSelected,
  stopSelected,
} from '../board/commands/running'
import { deleteSelection } from '../board/commands/selecting'
import { fit, tidy } from '../board/commands/viewing'
import type { Choice } from './picking'

/** What the context menu of nodes and connections offers, in its order; only what can be done is shown. */
export const ELEMENT_COMMANDS: readonly Command[] = [
  startSelected,
  stopSelected,
  crashSelected,
  scaleUp,
  scaleDown,
  produceOne,
  produceBurst,
  rename,
  connect,
  copy,
  duplicate,
  deleteSelection,
]

/** And on empty canvas. */
export const BOARD_COMMANDS: readonly Command[] = [addAny, paste, tidy, fit]

const ICONS: ReadonlyMap<Command, Choice['icon']> = new Map([
  [startSelected, IconPlayerPlayFilled],
  [stopSelected, IconPlayerStopFilled],
  [crashSelected, IconPlugConnectedX],
  [scaleUp, IconPlus],
  [scaleDown, IconMinus],
  [produceOne, IconSend],
  [produceBurst, IconStackPush],
  [rename, IconPencil],
  [connect, IconArrowsRight],
  [copy, IconCopy],
  [duplicate, IconCopyPlus],
  [deleteSelection, IconTrash],
  [addAny, IconPencilPlus],
  [paste, IconClipboard],
  [tidy, IconSitemap],
  [fit, IconMaximize],
])

/** How a command looks in menus and beside nodes. */
export const iconOf = (command: Command): Choice['icon'] => ICONS.get(command) ?? IconCommand
