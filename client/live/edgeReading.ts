import type { ServiceRun } from '../../shared/protocol/live'
import type { CallCounters } from '../../shared/protocol/run'
import { isStream } from '../../shared/topology/isStream'
import type { Connection, Topology } from '../../shared/topology/model'
import { writerSlugs } from '../../shared/topology/writerSlugs'
import { formatCount, formatDelay, formatRate } from '../ui/figures'
import type { LiveCounters } from './port'

/** What an edge shows of the live figures. An empty figure means there is nothing true to say. */
export type EdgeReading = {
  readonly figure: string
  /** Records or requests a second that pass it, as far as known. */
  readonly rate: number
  /** Records that wait in front of a group. */
  readonly lag?: number
  /** Somebody should look at it: records pile up, or calls fail. */
  readonly behind: boolean
}

const NOTHING: EdgeReading = { figure: '', rate: 0, behind: false }
/** So many records wait that it is more than those on their way. */
export const BEHIND = 10

/** A reader of edges for one moment of board and counters. */
export function edgeReadings(
  topology: Topology,
  prefix: string,
  counters: LiveCounters,
): (connection: Connection) => EdgeReading {
  const slugOf = writerSlugs(topology)
  const clusterTopic = (id: string) => prefix + (topology.topics.get(id)?.name ?? '')
  return (connection) => {
    switch (connection.kind) {
      case 'produces':
      case 'captures': {
        const rates = counters.topics.get(clusterTopic(connection.to))?.rateByService ?? {}
        const rate = Object.hasOwn(rates, slugOf.get(connection.from) ?? '')
          ? (rates[slugOf.get(connection.from) ?? ''] ?? 0)
          : 0
        return rate > 0 ? { figure: formatRate(rate), rate, behind: false } : NOTHING
      }
      case 'subscribes': {
        if (!isStream(connection)) return NOTHING
        const topic = clusterTopic(connection.from)
        const lag = counters.groups.get(`${prefix}${connection.group} ${topic}`)
        if (!lag) return NOTHING
        const total = lag.partitions.reduce((sum, partition) => sum + partition.lag, 0)
        const age = ageNow(counters.runs.get(connection.to), topic)
        return {
          figure: `${lagFigure(total)}${age ? ` · ${formatDelay(age.p50)}` : ''}`,
          rate: counters.topics.get(topic)?.rate ?? 0,
          lag: total,
          behind: total > BEHIND,
        }
      }
      case 'calls':
        return callReading(counters.calls.get(connection.id))
      case 'keeps':
        return NOTHING
    }
  }
}

/** The same of a line by the ids of all connections that it stands for. */
export function lineReadings(...known: Parameters<typeof edgeReadings>): (ids: readonly string[]) => EdgeReading {
  const read = edgeReadings(...known)
  const [{ connections }] = known
  return (ids) => together(ids.flatMap((id) => connections.get(id) ?? []).map(read))
}

function together(readings: readonly EdgeReading[]): EdgeReading {
  const [only = NOTHING, ...more] = readings
  if (more.length === 0) return only
  const rate = readings.reduce((sum, reading) => sum + reading.rate, 0)
  const lags = readings.flatMap(({ lag }) => lag ?? [])
  const lag = lags.reduce((sum, one) => sum + one, 0)
  const figures = [...(rate > 0 ? [formatRate(rate)] : []), ...(lags.length > 0 ? [lagFigure(lag)] : [])]
  return { figure: figures.join(' · '), rate, lag, behind: readings.some(({ behind }) => behind) }
}

/** Of what is handled now: the last figures of a service that does not run say nothing any more. */
const ageNow = (run: ServiceRun | undefined, topic: string) =>
  run?.state === 'running' ? run.ages?.[topic] : undefined

const lagFigure = (lag: number) => `lag ${formatCount(lag)}`

function callReading(calls: CallCounters | undefined): EdgeReading {
  if (!calls || calls.rate === 0) return NOTHING
  const { rate, errorShare, p50Ms, lost } = calls
  const parts = [
    formatRate(rate),
    ...(errorShare > 0 ? [`${Math.max(1, Math.round(errorShare * 100))} % failed`] : []),
    ...(p50Ms === undefined ? [] : [formatDelay(p50Ms)]),
    ...(lost > 0 ? [`${formatCount(lost)} lost`] : []),
  ]
  return { figure: parts.join(' · '), rate, behind: errorShare > 0 }
}

/** 1.4 at rest to 6 at a thousand a second: a factor of ten is a step the eye can tell. */
export const widthForRate = (rate: number): number => Math.min(6, 1.4 + Math.log10(1 + rate) * 1.4)
