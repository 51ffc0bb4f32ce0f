import {
  IconArrowBarRight,
  IconArrowBarToRight,
  IconArrowsRight,
  IconClipboard,
  IconCommand,
  IconCopy,
  IconCopyPlus,
  IconLayoutSidebarRight,
  IconMaximize,
  IconMinus,
  IconPencil,
  IconPencilPlus,
  IconPlayerPlayFilled,
  IconPlayerStopFilled,
  IconPlugConnectedX,
  IconPlus,
  IconReplace,
  IconRowInsertBottom,
  IconSend,
  IconSitemap,
  IconStackPush,
  IconTrash,
  IconVectorBezier2,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

type Icon = ComponentType<{ readonly size?: number; readonly stroke?: number }>

/** By the command's id; what is not here has the icon of any command. */
const ICONS: Readonly<Record<string, Icon>> = {
  start: IconPlayerPlayFilled,
  stop: IconPlayerStopFilled,
  crash: IconPlugConnectedX,
  'scale-up': IconPlus,
  'scale-down': IconMinus,
  'produce-one': IconSend,
  'produce-burst': IconStackPush,
  inspect: IconLayoutSidebarRight,
  rename: IconPencil,
  connect: IconArrowsRight,
  'insert-service': IconRowInsertBottom,
  'insert-topic': IconRowInsertBottom,
  'move-start': IconArrowBarToRight,
  'move-end': IconArrowBarRight,
  'add-waypoint': IconVectorBezier2,
  straighten: IconMinus,
  replace: IconReplace,
  copy: IconCopy,
  duplicate: IconCopyPlus,
  'duplicate-connected': IconCopyPlus,
  delete: IconTrash,
  'add-any': IconPencilPlus,
  paste: IconClipboard,
  tidy: IconSitemap,
  fit: IconMaximize,
}

/** How a command looks in menus, in the outline and beside nodes. */
export const commandIcon = (id: string): Icon => ICONS[id] ?? IconCommand
