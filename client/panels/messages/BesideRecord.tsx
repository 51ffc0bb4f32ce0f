import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useBoard } from '../boardContext'
import styles from './Messages.module.css'
import { RecordDetail } from './RecordDetail'

/** A list of records, with the opened one beside it. */
export function BesideRecord({ children }: { readonly children: ReactNode }) {
  const { opened } = useBoard()
  const place = useStore(opened, (state) => state.place)
  return (
    <div className={styles.panel}>
      <div className={styles.list}>{children}</div>
      {place && <RecordDetail key={`${place.topic} ${place.partition} ${place.offset}`} place={place} />}
    </div>
  )
}
