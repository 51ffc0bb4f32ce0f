import type { Other } from '../../board/together/port'
import { isDrawerTab, TAB_LABELS } from '../drawer/tabLabels'

/** Who somebody is and what they are at, for a tooltip and for ears. */
export function personWords({ name, idle, tab }: Pick<Other, 'name' | 'idle' | 'tab'>): string {
  if (idle) return `${name}, away`
  return tab !== null && isDrawerTab(tab) ? `${name}, looks at ${TAB_LABELS[tab]}` : name
}
