import { IconArrowDownRight, IconArrowUpRight, IconMinus } from '@tabler/icons-react'
import type { GroupLag, GroupMemberSeen, GroupState } from '../../../shared/protocol/live'
import { formatCount, formatOffset, plural } from '../../ui/figures'
import { BookmarkMenu } from './BookmarkMenu'
import styles from './GroupsPanel.module.css'
import { type LagTrend, lagTrend } from './lagTrend'
import type { SeenGroup } from './seenGroups'

const STATES: Readonly<Record<GroupState, string>> = {
  stable: 'stable',
  rebalancing: 'rebalancing…',
  empty: 'empty',
  dead: 'not on the cluster',
  newProtocol: 'new protocol',
  unknown: 'unknown',
}

type GroupLanesProps = { readonly group: SeenGroup; readonly readOnly?: boolean }

/** One group on one topic: a row for each lane. */
export function GroupLanes({ group, readOnly = false }: GroupLanesProps) {
  const { lag, name, topic } = group
  const memberAt = new Map(
    lag.members.flatMap((member) => member.partitions.map((partition) => [partition, member] as const)),
  )
  const movable = !readOnly && lag.state !== 'newProtocol'
  return (
    <tbody className={styles.group}>
      {lag.partitions.map(({ partition, committed, end, lag: behind }, index) => (
        <tr key={partition}>
          {index === 0 && <GroupCells group={group} movable={movable} />}
          <td>{partition}</td>
          <td>{committed === null ? 'none' : formatOffset(committed)}</td>
          <td>{formatOffset(end)}</td>
          <td data-behind={behind > 0}>{formatCount(behind)}</td>
          <td>
            <Reader member={memberAt.get(partition)} />
          </td>
          <td>
            {movable && (
              <BookmarkMenu
                label={`Move the bookmark of ${name} in lane ${partition} of ${topic}`}
                group={lag.group}
                topic={lag.topic}
                partition={partition}
                end={end}
              />
            )}
          </td>
        </tr>
      ))}
    </tbody>
  )
}

function Reader({ member }: { readonly member: GroupMemberSeen | undefined }) {
  if (!member) return <span className={styles.quiet}>nobody</span>
  return (
    <span title={member.memberId}>
      {member.clientId} <span className={styles.quiet}>at {member.host.replace(/^\//, '')}</span>
    </span>
  )
}

function GroupCells({ group, movable }: { readonly group: SeenGroup; readonly movable: boolean }) {
  const { name, topic, color, lag } = group
  const rowSpan = lag.partitions.length
  const behind = lag.partitions.reduce((sum, lane) => sum + lane.lag, 0)
  return (
    <>
      <th rowSpan={rowSpan} scope="rowgroup">
        <i className={styles.swatch} style={{ background: color }} />
        {name}
        {movable && (
          <BookmarkMenu
            label={`Move the bookmarks of ${name} in all lanes of ${topic}`}
            group={lag.group}
            topic={lag.topic}
            end={lag.partitions[0]?.end ?? '0'}
          />
        )}
        <span className={styles.under}>{topic}</span>
      </th>
      <td rowSpan={rowSpan}>
        {STATES[lag.state]}
        <span className={`${styles.under} ${styles.members}`}>{membersSentence(lag)}</span>
      </td>
      <td rowSpan={rowSpan} data-behind={behind > 0}>
        {formatCount(behind)}
        <Trend {...lagTrend(lag)} />
      </td>
    </>
  )
}

function membersSentence({ state, members }: GroupLag): string {
  if (state === 'newProtocol') return 'KIP-848: its bookmarks cannot be moved from here'
  const idle = members.flatMap(({ clientId, partitions }) => (partitions.length === 0 ? [clientId] : []))
  return plural(members.length, 'member') + (idle.length > 0 ? `, without a lane: ${idle.join(', ')}` : '')
}

const ARROWS = {
  growing: IconArrowUpRight,
  falling: IconArrowDownRight,
  steady: IconMinus,
  none: null,
  unknown: null,
} as const

function Trend({ toward, words }: LagTrend) {
  const Arrow = ARROWS[toward]
  return (
    <span className={styles.under} data-toward={toward}>
      {Arrow && <Arrow size={13} aria-hidden="true" />}
      {words}
    </span>
  )
}
