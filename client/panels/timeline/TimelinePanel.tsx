import { EmptyState } from '../../ui/EmptyState'
import { ProblemNote } from '../../ui/ProblemNote'
import { TimelineView } from './TimelineView'
import { useTimeline } from './useTimeline'

/** What people, services and the cluster did on this board, with the rates and lags of each second. */
export function TimelinePanel() {
  const { timeline, problem } = useTimeline()
  if (!timeline) return problem ? <ProblemNote problem={problem} /> : <EmptyState title="Reading what happened…" />
  const isEmpty = timeline.samples.length + timeline.happenings.length === 0
  return isEmpty ? <NothingHappened /> : <TimelineView timeline={timeline} />
}

const NothingHappened = () => (
  <EmptyState
    title="Nothing has happened yet"
    sentence="The rate of every topic and the lag of every group will be here, second by second, with every start, stop, crash and moved bookmark among them. Draw a topic and run the services."
  />
)
