import { useStore } from 'zustand'
import { EmptyState } from '../../ui/EmptyState'
import { useBoard, useCounters } from '../boardContext'
import styles from './Messages.module.css'
import { MessageTable } from './MessageTable'
import { RecordDetail } from './RecordDetail'
import { useRows } from './useRows'

/** What flows through the board's topics, newest first, with one record opened beside it. */
export function MessagesPanel() {
  const { opened } = useBoard()
  const place = useStore(opened, (state) => state.place)
  const rows = useRows()
  return (
    <div className={styles.panel}>
      <div className={styles.list}>{rows.length === 0 ? <NoMessages /> : <MessageTable rows={rows} />}</div>
      {place && <RecordDetail key={`${place.topic} ${place.partition} ${place.offset}`} place={place} />}
    </div>
  )
}

function NoMessages() {
  const view = useCounters((state) => state.view)
  if (view === 'none') {
    return (
      <EmptyState
        title="No topic is being watched"
        sentence="Topics that exist on the cluster are watched by themselves. Press Plan, then Apply, to create the ones drawn here."
      />
    )
  }
  return (
    <EmptyState
      title="No messages yet"
      sentence="Run the services, or produce a message by hand from a topic's inspector."
    />
  )
}
