import { useMemo } from 'react'
import type { GroupLag } from '../../../shared/protocol/live'
import { streamsOf } from '../../../shared/topology/isStream'
import type { Topic } from '../../../shared/topology/model'
import { drawnGroupColors } from '../../live/groupColor'
import { formatCount, plural } from '../../ui/figures'
import { useBoardState, useCounters, useTopology } from '../boardContext'
import styles from './Inspector.module.css'

type TopicGroupsProps = { readonly topic: Topic; readonly detailed?: boolean }

/** Who reads the topic, and how far each is. */
export function TopicGroups({ topic, detailed = false }: TopicGroupsProps) {
  const topology = useTopology()
  const prefix = useBoardState((state) => state.prefix)
  const lags = useCounters((state) => state.groups)
  const colors = useMemo(() => drawnGroupColors(topology), [topology])
  const groups = [...new Set(streamsOf(topology).flatMap((one) => (one.from === topic.id ? [one.group] : [])))]
  if (groups.length === 0) return <p className={styles.hint}>Nobody reads this topic yet. Connect it to a service.</p>
  return groups.map((group) => {
    const lag = lags.get(`${prefix}${group} ${prefix}${topic.name}`)
    return (
      <div key={group}>
        <div className={styles.group}>
          <i style={{ background: `var(${colors.get(group)})` }} />
          <b>{group}</b>
          <span>{lag ? plural(lag.members.length, 'member') : 'not seen'}</span>
          {lag && <b>lag {formatCount(lagOf(lag))}</b>}
        </div>
        {detailed && lag && <Lanes lag={lag} />}
      </div>
    )
  })
}

export const lagOf = ({ partitions }: GroupLag): number => partitions.reduce((sum, { lag }) => sum + lag, 0)

const Lanes = ({ lag }: { readonly lag: GroupLag }) => (
  <table className={styles.lanes}>
    <thead>
      <tr>
        <th>Lane</th>
        <th>Bookmark</th>
        <th>End</th>
        <th>Lag</th>
      </tr>
    </thead>
    <tbody>
      {lag.partitions.map(({ partition, committed, end, lag: behind }) => (
        <tr key={partition}>
          <td>{partition}</td>
          <td>{committed ?? 'none'}</td>
          <td>{end}</td>
          <td>{formatCount(behind)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
