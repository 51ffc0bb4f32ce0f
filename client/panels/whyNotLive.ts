import type { KafkaStatus } from '../../shared/protocol/live'
import type { ViewSummary } from '../live/port'
import { isComingUp } from './isComingUp'
import { kafkaLabel } from './topbar/kafkaLabel'

export type Words = { readonly title: string; readonly sentence: string }

/** Why nothing new comes from anywhere, and what happens then; null while it comes. */
export function whyNotLive(view: ViewSummary, status: KafkaStatus | null): Words | null {
  switch (view) {
    case 'offline':
      return {
        title: 'The server cannot be reached.',
        sentence: 'It is tried again by itself; messages go on from where they stopped.',
      }
    case 'reconnecting':
      return {
        title: isComingUp(status) ? kafkaLabel(status).label : 'Kafka does not answer.',
        sentence: 'It is asked again by itself; messages go on from where they stopped.',
      }
    case 'none':
    case 'starting':
    case 'missing':
    case 'failed':
    case 'live':
      return null
  }
}
