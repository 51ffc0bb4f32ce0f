import type { KafkaStatus } from '../../../shared/protocol/live'
import type { ViewSummary } from '../../live/port'
import { kafkaLabel } from '../topbar/kafkaLabel'

type Seen = {
  readonly view: ViewSummary
  readonly status: KafkaStatus | null
  readonly hasPlan: boolean
  /** What is planned is being done right now. */
  readonly isApplying: boolean
}
type Words = { readonly title: string; readonly sentence: string }

/** Why the table is empty, and what would fill it. Which topics exist is known only once there is a plan. */
export function whyNoMessages({ view, status, hasPlan, isApplying }: Seen): Words {
  if (view !== 'none') return NONE_YET
  if (isApplying) return CREATING
  if (status?.state === 'ready') return hasPlan ? NOTHING_WATCHED : COMPARING
  return {
    title: kafkaLabel(status).label,
    sentence: 'The topics drawn here are watched by themselves as soon as Kafka is there and has them.',
  }
}

const NONE_YET: Words = {
  title: 'No messages yet',
  sentence: "Run the services, or produce a message by hand from a topic's inspector.",
}
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
