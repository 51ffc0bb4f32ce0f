import { useStore } from 'zustand'
import { EmptyState } from '../../ui/EmptyState'
import { useBoard, useBoardState, useCounters } from '../boardContext'
import { NotLiveNote } from '../NotLiveNote'
import { useWhyNotLive } from '../useWhyNotLive'
import { GroupLanes } from './GroupLanes'
import styles from './GroupsPanel.module.css'
import { seenGroups } from './seenGroups'

const COLUMNS = ['Group', 'State', 'Lag', 'Lane', 'Bookmark', 'End', 'Lag', 'Read by', ''] as const

/** Every group on every topic of the board: who is in it, its bookmark in each lane, and where its lag is going. */
export function GroupsPanel() {
  const lags = useCounters((state) => state.groups)
  const topology = useBoardState((state) => state.topology)
  const prefix = useBoardState((state) => state.prefix)
  const selection = useStore(useBoard().workspace, (state) => state.selection)
  const { drawn, others } = seenGroups({ topology, prefix, selection }, lags.values())
  const notLive = useWhyNotLive()
  if (drawn.length + others.length === 0) return notLive ? <EmptyState {...notLive} /> : <NoGroups />
  const numbered = COLUMNS.map((column, position) => ({ column, position }))
  return (
    <div className={styles.scroll}>
      <NotLiveNote />
      <table className={styles.table} aria-label="Groups and lag">
        <thead>
          <tr className={styles.columns}>
            {numbered.map(({ column, position }) => (
              <th key={position} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {drawn.map((group) => (
          <GroupLanes key={`${group.name} ${group.topic}`} group={group} />
        ))}
        {others.length > 0 && <OthersHead />}
        {others.map((group) => (
          <GroupLanes key={`${group.name} ${group.topic}`} group={group} readOnly />
        ))}
      </table>
    </div>
  )
}

const NoGroups = () => (
  <EmptyState
    title="No groups on the cluster yet"
    sentence="Each group of a subscription is listed here once its topic is on the cluster: who is in it, its bookmark in each lane, and its lag."
  />
)

const OthersHead = () => (
  <tbody>
    <tr>
      <th className={styles.others} colSpan={COLUMNS.length} scope="rowgroup">
        Other people's groups <span>on these topics · not drawn here, so they can only be looked at</span>
      </th>
    </tr>
  </tbody>
)
