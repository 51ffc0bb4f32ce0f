import { IconCornerDownRight } from '@tabler/icons-react'
import type { Hop } from '../../../shared/protocol/run'
import type { Followed } from '../../board/workspace'
import { drawnGroupColors } from '../../live/groupColor'
import { plainName } from '../../live/plainName'
import { formatClock, formatDelay, formatOffset } from '../../ui/figures'
import { useBoard, useBoardState, useTopology } from '../boardContext'
import styles from './Follow.module.css'
import type { HopRow } from './hopTree'

type HopTableProps = { readonly rows: readonly HopRow[]; readonly from: Followed['from'] }

export const HopTable = ({ rows, from }: HopTableProps) => (
  <table className={styles.table} aria-label="Records of the event">
    <thead>
      <tr className={styles.columns}>
        <th scope="col">Record</th>
        <th scope="col">Produced by</th>
        <th scope="col">Time</th>
        <th scope="col">Since the first</th>
        <th scope="col">Since its cause</th>
        <th scope="col">Read by</th>
      </tr>
    </thead>
    <tbody className={styles.hops}>
      {rows.map((row) => (
        <HopLine key={`${row.hop.topic} ${row.hop.partition} ${row.hop.offset}`} row={row} from={from} />
      ))}
    </tbody>
  </table>
)

type HopLineProps = { readonly row: HopRow; readonly from: Followed['from'] }

function HopLine({ row: { hop, depth, sinceFirstMs }, from }: HopLineProps) {
  const { opened } = useBoard()
  const prefix = useBoardState((state) => state.prefix)
  const { topic, partition, offset } = hop
  const isFollowed = topic === from.topic && partition === from.partition && offset === from.offset
  return (
    <tr data-followed={isFollowed}>
      <th scope="row" style={{ paddingInlineStart: 14 + depth * 18 }} aria-description={`Step ${depth + 1} of the way`}>
        {depth > 0 && <IconCornerDownRight size={13} className={styles.quiet} aria-hidden="true" />}
        <button
          type="button"
          className={styles.open}
          onClick={() => opened.setState({ place: { topic, partition, offset } })}
        >
          {plainName(topic, prefix)}{' '}
          <span className={styles.quiet}>
            {partition}@{formatOffset(offset)}
          </span>
        </button>
        {isFollowed && <em className={styles.mark}>followed</em>}
      </th>
      <td>{hop.service ?? <span className={styles.quiet}>not said</span>}</td>
      <td>{formatClock(hop.timestamp)}</td>
      <td>{sinceFirstMs === 0 ? '–' : `+${formatDelay(sinceFirstMs)}`}</td>
      <td>{hop.afterMs === undefined ? '–' : `+${formatDelay(hop.afterMs)}`}</td>
      <td>
        <Readers hop={hop} />
      </td>
    </tr>
  )
}

const STATES = {
  handled: 'handled',
  passed: 'passed',
  waiting: 'waiting',
  deadLettered: 'dead letter',
  parked: 'parked',
} as const

function Readers({ hop: { groups, timestamp } }: { readonly hop: Hop }) {
  const colors = drawnGroupColors(useTopology())
  const prefix = useBoardState((state) => state.prefix)
  if (groups.length === 0) return <span className={styles.quiet}>nobody</span>
  return (
    <ul className={styles.readers}>
      {groups.map(({ group, state, handledAt }) => {
        const name = plainName(group, prefix)
        return (
          <li key={group}>
            <i className={styles.swatch} style={{ background: `var(${colors.get(name) ?? '--faint'})` }} />
            {name} <em data-state={state}>{STATES[state]}</em>
            {handledAt !== undefined && (
              <span className={styles.quiet}>+{formatDelay(Math.max(0, handledAt - Number(timestamp)))}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
