import type { KafkaStatus } from '../../../shared/protocol/live'
import type { ViewSummary } from '../../live/port'
import { plural } from '../../ui/figures'
import { kafkaLabel } from '../topbar/kafkaLabel'
import { type Words, whyNotLive } from '../whyNotLive'
import { type Drawn, whyNothingCame } from './whyNothingCame'

export type Seen = Drawn & {
  /** Of what is looked at: of the chosen topic, or of all. */
  readonly view: ViewSummary
  /** Why a topic cannot be read and what to do about it, where that is so. */
  readonly failure: string | null
  readonly status: KafkaStatus | null
  readonly hasPlan: boolean
  /** What is planned is being done right now. */
  readonly isApplying: boolean
  readonly paused: boolean
  /** Came during the pause. */
  readonly waiting: number
  readonly cleared: boolean
}

/** Why the table is empty, and what would fill it. Which topics exist is known only once there is a plan. */
export function whyNoMessages(seen: Seen): Words {
  const { view, status, failure, waiting } = seen
  if (seen.paused && waiting > 0) return pausedWith(waiting)
  const notLive = whyNotLive(view, status)
  if (notLive) return notLive
  switch (view) {
    case 'none':
      return whyUnwatched(seen)
    case 'starting':
      return STARTING
    case 'missing':
      return missing(chosenName(seen) ?? 'A topic')
    case 'failed':
      return { title: `${chosenName(seen) ?? 'A topic'} cannot be read`, sentence: failure ?? 'It is asked again.' }
    case 'offline':
    case 'reconnecting':
    case 'live':
      return seen.paused ? PAUSED : seen.cleared ? CLEARED : whyNothingCame(seen)
  }
}

function whyUnwatched({ status, hasPlan, isApplying, ...drawn }: Seen): Words {
  if (isApplying) return CREATING
  if (status?.state !== 'ready') return { title: kafkaLabel(status).label, sentence: WHEN_THERE }
  if (!hasPlan) return COMPARING
  const name = chosenName(drawn)
  return name === undefined ? NOTHING_WATCHED : missing(name)
}

const chosenName = ({ topology, topicId }: Drawn): string | undefined => topology.topics.get(topicId ?? '')?.name

const missing = (name: string): Words => ({
  title: `${name} is not on the cluster`,
  sentence: 'Press Plan, then Apply, to create it there as it is drawn.',
})

const pausedWith = (waiting: number): Words => ({
  title: 'Paused',
  sentence: `${plural(waiting, 'message has', 'messages have')} come since. Press Go on to see ${waiting === 1 ? 'it' : 'them'}.`,
})

const PAUSED: Words = { title: 'Paused', sentence: 'No message has come since. Press Go on to see them as they come.' }
const CLEARED: Words = {
  title: 'Cleared',
  sentence: 'No message has come since. What is in the topics stays there; new messages appear here as they come.',
}
const STARTING: Words = {
  title: 'Beginning to watch…',
  sentence: 'The newest messages of each topic appear here first.',
}
const WHEN_THERE = 'The topics drawn here are watched by themselves as soon as Kafka is there and has them.'
const CREATING: Words = {
  title: 'Creating the topics…',
  sentence: 'They are watched by themselves as soon as they are on the cluster.',
}
const COMPARING: Words = {
  title: 'Comparing the drawing with the cluster…',
  sentence: 'Topics that exist on it are watched by themselves.',
}
const NOTHING_WATCHED: Words = {
  title: 'No topic is being watched',
  sentence:
    'Topics that exist on the cluster are watched by themselves. Press Plan, then Apply, to create the ones drawn here.',
}
