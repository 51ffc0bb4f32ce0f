import { DRAWER_TABS, type DrawerTab } from '../../board/workspace'

export const TAB_LABELS = {
  messages: 'Messages',
  groups: 'Groups & lag',
  stores: 'Stores',
  ledger: 'Ledger',
  timeline: 'Timeline',
  problems: 'Problems',
} as const satisfies Record<DrawerTab, string>

export const isDrawerTab = (text: string): text is DrawerTab => DRAWER_TABS.some((tab) => tab === text)
