import { instancesOf } from '../../board/commands/running'
import { edgeReadings } from '../../live/edgeReading'
import { runReading } from '../../live/runReading'
import { formatRate } from '../../ui/figures'
import { useBoardState, useCounters, useTopology } from '../boardContext'
import type { OutlineNode } from './outlineTree'

/** What the running board says of a line: the state of a service, the rate of a topic, how far a reader is behind; '' = nothing. */
export function useLiveWords(): (node: OutlineNode) => string {
  const { services, topics, connections } = useTopology()
  const topology = useTopology()
  const prefix = useBoardState((state) => state.prefix)
  const counters = useCounters((state) => state)
  const reading = edgeReadings(topology, prefix, counters)
  return ({ kind, id }) => {
    const service = kind === 'service' && id !== null ? services.get(id) : undefined
    if (service) {
      const { word, detail } = runReading(counters.runs.get(service.id), instancesOf(service), Date.now())
      return [word, detail].filter(Boolean).join(' ')
    }
    const topic = kind === 'topic' && id !== null ? topics.get(id) : undefined
    const seen = topic && counters.topics.get(prefix + topic.name)
    if (seen) return seen.view.kind === 'live' ? formatRate(seen.rate) : ''
    const connection = kind === 'connection' && id !== null ? connections.get(id) : undefined
    return connection ? reading(connection).figure : ''
  }
}
