import { useMemo } from 'react'
import type { GroupLag, GroupState } from '../../../shared/protocol/live'
import { groupColors } from '../../live/groupColor'
import { EmptyState } from '../../ui/EmptyState'
import { formatCount, formatOffset, plural } from '../../ui/figures'
import { useCounters } from '../boardContext'
import styles from './GroupsPanel.module.css'

const STATES: Readonly<Record<GroupState, string>> = {
  stable: 'stable',
  rebalancing: 'rebalancing…',
  empty: 'empty',
  dead: 'gone',
  newProtocol: 'new protocol',
  unknown: 'unknown',
}

/** Every group of the board on every topic it reads: who is in it, and its bookmark in each lane. */
export function GroupsPanel() {
  const groups = useCounters((state) => state.groups)
  const colors = useMemo(() => groupColors([...groups.values()].map(({ group }) => group)), [groups])
  if (groups.size === 0) {
    return (
      <EmptyState
        title="No groups on the cluster yet"
        sentence="A group appears when a service that subscribes to a topic is started for the first time."
      />
    )
  }
  const sorted = [...groups.values()].sort((a, b) => `${a.group} ${a.topic}`.localeCompare(`${b.group} ${b.topic}`))
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {['Group', 'Topic', 'State', 'Members', 'Lane', 'Bookmark', 'End', 'Lag', 'Read by'].map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        {sorted.map((lag) => (
          <GroupRows key={`${lag.group} ${lag.topic}`} lag={lag} color={`var(${colors.get(lag.group)})`} />
        ))}
      </table>
    </div>
  )
}

function GroupRows({ lag, color }: { readonly lag: GroupLag; readonly color: string }) {
  const memberOf = new Map(
    lag.members.flatMap(({ clientId, partitions }) => partitions.map((partition) => [partition, clientId])),
  )
  return (
    <tbody>
      {lag.partitions.map(({ partition, committed, end, lag: behind }, index) => (
        <tr key={partition}>
          {index === 0 && <GroupCells lag={lag} color={color} />}
          <td>{partition}</td>
          <td>{committed === null ? 'none' : formatOffset(committed)}</td>
          <td>{formatOffset(end)}</td>
          <td data-behind={behind > 0}>{formatCount(behind)}</td>
          <td>{memberOf.get(partition) ?? 'nobody'}</td>
        </tr>
      ))}
    </tbody>
  )
}

function GroupCells({ lag, color }: { readonly lag: GroupLag; readonly color: string }) {
  const rows = lag.partitions.length
  return (
    <>
      <td rowSpan={rows}>
        <i className={styles.swatch} style={{ background: color }} />
        <b>{lag.group}</b>
      </td>
      <td rowSpan={rows}>{lag.topic}</td>
      <td rowSpan={rows}>{STATES[lag.state]}</td>
      <td rowSpan={rows} title={lag.members.map(({ clientId, host }) => `${clientId} at ${host}`).join('\n')}>
        {plural(lag.members.length, 'member')}
      </td>
    </>
  )
}
