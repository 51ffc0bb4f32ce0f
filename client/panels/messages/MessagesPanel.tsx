import { useState } from 'react'
import { useStore } from 'zustand'
import type { TopicCounters } from '../../../shared/protocol/live'
import { EmptyState } from '../../ui/EmptyState'
import { useBoard, useCounters, useTopology, useWorkspace } from '../boardContext'
import { DrawerTools } from '../drawer/DrawerTools'
import { FollowPanel } from '../follow/FollowPanel'
import { NotLiveNote } from '../NotLiveNote'
import { BesideRecord } from './BesideRecord'
import { MessagesTools } from './MessagesTools'
import { MessageTable } from './MessageTable'
import { SkippedDialog } from './SkippedDialog'
import type { SkippedPlace } from './SkipRow'
import { useChosenTopic, useRows } from './useRows'
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
      {rows.length > 0 && <NotLiveNote />}
      {rows.length === 0 ? <NoMessages /> : <MessageTable rows={rows} onShowSkipped={setSkipped} />}
      {skipped && <SkippedDialog {...skipped} onClose={() => setSkipped(null)} />}
    </>
  )
}

function NoMessages() {
  const { server, planner } = useBoard()
  const { topics, view: wholeView, runs, paused, waiting, cleared } = useCounters((state) => state)
  const topology = useTopology()
  const chosen = useChosenTopic()
  const topicId = useWorkspace((state) => state.drawer.topicId)
  const status = useStore(server.kafka, (state) => state.status)
  const { plan, applying } = useStore(planner.state)
  const isAlone = chosen !== null && wholeView !== 'offline'
  const view = isAlone ? (topics.get(chosen)?.view.kind ?? 'none') : wholeView
  return (
    <EmptyState
      {...whyNoMessages({
        ...{ topology, runs, view, status, paused, waiting, cleared },
        topicId: chosen === null ? null : topicId,
        failure: failureIn(isAlone ? [topics.get(chosen)] : [...topics.values()]),
        hasPlan: plan !== null,
        isApplying: applying?.ended === false,
      })}
    />
  )
}

function failureIn(topics: readonly (TopicCounters | undefined)[]): string | null {
  for (const topic of topics) if (topic?.view.kind === 'failed') return `${topic.view.cause} ${topic.view.next}`
  return null
}
