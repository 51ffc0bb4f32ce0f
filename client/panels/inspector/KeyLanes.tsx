import { useMemo } from 'react'
import { keyColorIndex } from '../../live/keyColor'
import styles from './Inspector.module.css'
import { keysInLanes } from './sampleTemplate'

/** Which lanes the keys of a template land in; the same key always in the same. */
export function KeyLanes({ template, partitions }: { readonly template: string; readonly partitions: number }) {
  const keys = useMemo(() => keysInLanes(template, partitions), [template, partitions])
  if (keys.length === 0) return <p className={styles.hint}>The lane depends on the record that the service receives.</p>
  return (
    <p className={styles.keys}>
      {keys.map(({ key, lane }) => (
        <span key={key}>
          <i style={{ background: `var(--k${keyColorIndex(key)})` }} />
          <b>{key}</b> lane {lane}
        </span>
      ))}
    </p>
  )
}
