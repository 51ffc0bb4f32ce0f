import type { InstanceRun } from '../../../shared/protocol/run'
import { plainName } from '../../live/plainName'
import { formatRate } from '../../ui/figures'
import { useBoardState } from '../boardContext'
import styles from './InstanceBars.module.css'

type InstanceBarsProps = { readonly instances: readonly InstanceRun[] | undefined }

/** Side by side, which lanes each instance of a service has and how fast it works now; of one alone there is nothing to compare. */
export function InstanceBars({ instances = [] }: InstanceBarsProps) {
  const prefix = useBoardState((state) => state.prefix)
  if (instances.length < 2) return null
  const fastest = Math.max(...instances.map(({ rate }) => rate), 1)
  return (
    <ol className={styles.instances} aria-label="Instances">
      {instances.map((instance) => (
        <li key={instance.number}>
          <span>{instance.number}</span>
          <span className={styles.lanes}>{lanesOf(instance, prefix)}</span>
          <span className={styles.rate}>{formatRate(instance.rate)}</span>
          <i className={styles.track} aria-hidden="true">
            <i style={{ width: `${(100 * instance.rate) / fastest}%` }} />
          </i>
        </li>
      ))}
    </ol>
  )
}

function lanesOf({ state, assigned }: InstanceRun, prefix: string): string {
  if (state !== 'running') return state
  const lanes = Object.entries(assigned).filter(([, partitions]) => partitions.length > 0)
  if (lanes.length === 0) return 'no lane: nothing to do'
  return lanes.map(([topic, partitions]) => `${plainName(topic, prefix)} ${partitions.join(', ')}`).join('; ')
}
