import {
  IconArrowsRight,
  IconClipboard,
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

export type Offered = { readonly command: Command; readonly icon: Choice['icon'] }

/** What the context menu of nodes and connections offers, in its order; only what can be done is shown. */
export const ELEMENT_COMMANDS: readonly Offered[] = [
  { command: startSelected, icon: IconPlayerPlayFilled },
  { command: stopSelected, icon: IconPlayerStopFilled },
  { command: crashSelected, icon: IconPlugConnectedX },
  { command: scaleUp, icon: IconPlus },
  { command: scaleDown, icon: IconMinus },
  { command: produceOne, icon: IconSend },
  { command: produceBurst, icon: IconStackPush },
  { command: rename, icon: IconPencil },
  { command: connect, icon: IconArrowsRight },
  { command: copy, icon: IconCopy },
  { command: duplicate, icon: IconCopyPlus },
  { command: deleteSelection, icon: IconTrash },
]

/** And on empty canvas. */
export const BOARD_COMMANDS: readonly Offered[] = [
  { command: addAny, icon: IconPencilPlus },
  { command: paste, icon: IconClipboard },
  { command: tidy, icon: IconSitemap },
  { command: fit, icon: IconMaximize },
]
