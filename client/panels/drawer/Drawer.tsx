import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconChevronDown,
  IconChevronUp,
  IconDatabase,
  IconMessage2,
  IconScale,
  IconTimeline,
  IconUsersGroup,
} from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { DRAWER_TABS, type DrawerTab, type Workspace } from '../../board/workspace'
import { Guarded } from '../../ui/Guarded'
import { useBoard, useWorkspace } from '../boardContext'
import { MessagesPanel } from '../messages/MessagesPanel'
import { ProblemCount } from '../problems/ProblemCount'
import styles from './Drawer.module.css'
import { DrawerHandle } from './DrawerHandle'
import { ToolsRoom } from './DrawerTools'
import { PanelSkeleton } from './PanelSkeleton'
import { TAB_LABELS } from './tabLabels'

/** What is not shown at first is fetched when its tab is chosen, or before that by `fetchLater`. */
const PANELS = {
  messages: MessagesPanel,
  groups: lazy(async () => ({ default: (await import('../groups/GroupsPanel')).GroupsPanel })),
  stores: lazy(async () => ({ default: (await import('../store/StoresPanel')).StoresPanel })),
  ledger: lazy(async () => ({ default: (await import('../ledger/LedgerPanel')).LedgerPanel })),
  timeline: lazy(async () => ({ default: (await import('../timeline/TimelinePanel')).TimelinePanel })),
  problems: lazy(async () => ({ default: (await import('../problems/ProblemsPanel')).ProblemsPanel })),
} as const

export function Drawer() {
  const { workspace } = useBoard()
  const drawer = useWorkspace((state) => state.drawer)
  const set = (change: Partial<Workspace['drawer']>) => workspace.setState({ drawer: { ...drawer, ...change } })
  const [toolsRoom, setToolsRoom] = useState<HTMLElement | null>(null)
  const [label, Panel] = [TAB_LABELS[drawer.tab], PANELS[drawer.tab]]
  const toggle = drawer.open ? 'Hide the drawer' : 'Show the drawer'
  return (
    <section
      className={styles.drawer}
      style={drawer.open ? { height: drawer.height } : undefined}
      aria-label="Drawer"
      data-part="drawer"
    >
      {drawer.open && <DrawerHandle height={drawer.height} onHeight={(height) => set({ height })} />}
      <div className={styles.bar}>
        <div className={styles.tabs} role="tablist" aria-label="Drawer">
          {DRAWER_TABS.map((tab) => (
            <Tab
              key={tab}
              tab={tab}
              chosen={drawer.open && tab === drawer.tab}
              onChoose={() => set({ tab, open: true })}
            />
          ))}
        </div>
        <div ref={setToolsRoom} className={styles.tools} />
        <Tooltip label={toggle}>
          <ActionIcon aria-label={toggle} size={26} onClick={() => set({ open: !drawer.open })}>
            {drawer.open ? <IconChevronDown size={16} /> : <IconChevronUp size={16} />}
          </ActionIcon>
        </Tooltip>
      </div>
      {drawer.open && (
        <div className={styles.panel} role="tabpanel" id="drawer-panel" aria-label={label}>
          <ToolsRoom value={toolsRoom}>
            <Guarded name={label} shown={drawer.tab} onClose={() => set({ open: false })}>
              <Suspense fallback={<PanelSkeleton />}>
                <Panel />
              </Suspense>
            </Guarded>
          </ToolsRoom>
        </div>
      )}
    </section>
  )
}

type TabProps = { readonly tab: DrawerTab; readonly chosen: boolean; readonly onChoose: () => void }

/** In a narrow drawer a picture with its first word below; all of them are in sight. */
function Tab({ tab, chosen, onChoose }: TabProps) {
  const Icon = TAB_ICONS[tab]
  const [word, ...rest] = TAB_LABELS[tab].split(' ')
  return (
    <button
      type="button"
      role="tab"
      className={styles.tab}
      aria-selected={chosen}
      data-part-start={chosen || undefined}
      aria-controls={chosen ? 'drawer-panel' : undefined}
      onClick={onChoose}
    >
      <Icon size={18} stroke={1.7} aria-hidden="true" />
      <span>
        {word}
        {rest.length > 0 && <span className={styles.rest}> {rest.join(' ')}</span>}
      </span>
      {tab === 'problems' && <ProblemCount />}
    </button>
  )
}

const TAB_ICONS = {
  messages: IconMessage2,
  groups: IconUsersGroup,
  stores: IconDatabase,
  ledger: IconScale,
  timeline: IconTimeline,
  problems: IconAlertTriangle,
} as const satisfies Record<DrawerTab, unknown>
