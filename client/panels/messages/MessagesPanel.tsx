import { useState } from 'react'
import { useStore } from 'zustand'
import { EmptyState } from '../../ui/EmptyState'
import { useBoard, useCounters, useWorkspace } from '../boardContext'
import { DrawerTools } from '../drawer/DrawerTools'
import { FollowPanel } from '../follow/FollowPanel'
import { BesideRecord } from './BesideRecord'
import { MessagesTools } from './MessagesTools'
import { MessageTable } from './MessageTable'
import { SkippedDialog } from './SkippedDialog'
import type { SkippedPlace } from './SkipRow'
import { useRows } from './useRows'
import { whyNoMessages } from './whyNoMessages'

/** What flows through the board's topics, newest first, or the way of one event; with one record opened beside it. */
export function MessagesPanel() {
  const from = useWorkspace(({ followed }) => followed?.from)
  return <BesideRecord>{from ? <FollowPanel key={JSON.stringify(from)} from={from} /> : <AllMessages />}</BesideRecord>
}

function AllMessages() {
  const rows = useRows()
  const [skipped, setSkipped] = useState<SkippedPlace | null>(null)
  return (
    <>
      <DrawerTools>
        <MessagesTools />
      </DrawerTools>
      {rows.length === 0 ? <NoMessages /> : <MessageTable rows={rows} onShowSkipped={setSkipped} />}
      {skipped && <SkippedDialog {...skipped} onClose={() => setSkipped(null)} />}
    </>
  )
}

function NoMessages() {
  const { server, planner } = useBoard()
  const view = useCounters((state) => state.view)
  const status = useStore(server.kafka, (state) => state.status)
  const hasPlan = useStore(planner.state, ({ plan }) => plan !== null)
  const isApplying = useStore(planner.state, ({ applying }) => applying?.ended === false)
  return <EmptyState {...whyNoMessages({ view, status, hasPlan, isApplying })} />
}
