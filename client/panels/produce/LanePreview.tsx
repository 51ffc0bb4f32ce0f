import { keyColorIndex } from '../../live/keyColor'
import { laneOf } from '../inspector/sampleTemplate'
import styles from './Produce.module.css'

type LanePreviewProps = { readonly value: string | null; readonly partitions: number }

/** Every lane of the topic, with the one marked where Kafka will put this key. */
export function LanePreview({ value, partitions }: LanePreviewProps) {
  if (value === null) return <p className={styles.hint}>Without a key Kafka spreads messages over the lanes.</p>
  const lane = laneOf(value, partitions)
  const drawn = Math.min(partitions, MOST_DRAWN)
  return (
    <div className={styles.lanes} role="status">
      {Array.from({ length: drawn }, (_, index) => index).map((index) => (
        <i key={index} style={index === lane ? { background: `var(--k${keyColorIndex(value)})` } : undefined} />
      ))}
      <span>
        lands in lane <b>{lane}</b>
        {partitions > 1 && ` of 0 to ${partitions - 1}`}
      </span>
    </div>
  )
}

const MOST_DRAWN = 24
