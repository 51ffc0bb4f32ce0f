import { plainName } from '../../live/plainName'
import { useBoardState } from '../boardContext'
import { DeleteTopicButton } from './DeleteTopicButton'
import styles from './Plan.module.css'

/** The board's own topics that it draws no more: apart from the steps, because no plan takes them away. */
export function UndrawnTopics({ undrawn }: { readonly undrawn: readonly string[] }) {
  const prefix = useBoardState((state) => state.prefix)
  if (undrawn.length === 0) return null
  return (
    <section className={styles.apart} aria-labelledby="undrawn-topics">
      <h3 id="undrawn-topics">No longer drawn: stays on the cluster</h3>
      <ul>
        {undrawn.map((topic) => (
          <li key={topic} className={styles.topic}>
            <span className={styles.name}>{plainName(topic, prefix)}</span>
            <DeleteTopicButton topic={topic} size="xs" />
          </li>
        ))}
      </ul>
    </section>
  )
}
