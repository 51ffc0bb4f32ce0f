import { useState } from 'react'
import { useStore } from 'zustand'
import { EmptyState } from '../../ui/EmptyState'
import { useBoard, useCounters } from '../boardContext'
import styles from './Messages.module.css'
import { MessageTable } from './MessageTable'
import { RecordDetail } from './RecordDetail'
import { SkippedDialog } from './SkippedDialog'
import type { SkippedPlace } from './SkipRow'
import { useRows } from './useRows'
import { whyNoMessages } from './whyNoMessages'

/** What flows through the board's topics, newest first, with one record opened beside it. */
export function MessagesPanel() {
  const { opened } = useBoard()
  const place = useStore(opened, (state) => state.place)
  const rows = useRows()
  const [skipped, setSkipped] = useState<SkippedPlace | null>(null)
  return (
    <div className={styles.panel}>
      <div className={styles.list}>
        {rows.length === 0 ? <NoMessages /> : <MessageTable rows={rows} onShowSkipped={setSkipped} />}
      </div>
      {place && <RecordDetail key={`${place.topic} ${place.partition} ${place.offset}`} place={place} />}
      {skipped && <SkippedDialog {...skipped} onClose={() => setSkipped(null)} />}
    </div>
  )
}

function NoMessages() {
  const { server, planner } = useBoard()
  const view = useCounters((state) => state.view)
  const status = useStore(server.kafka, (state) => state.status)
  const hasPlan = useStore(planner.state, ({ plan }) => plan !== null)
  return <EmptyState {...whyNoMessages({ view, status, hasPlan })} />
}
