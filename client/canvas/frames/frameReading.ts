import { frameOf } from '../../../shared/topology/frameOf'
import { heldBy } from '../../../shared/topology/heldBy'
import type { Topology } from '../../../shared/topology/model'
import { edgeReadings } from '../../live/edgeReading'
import type { LiveCounters } from '../../live/port'
import { type Life, lifeOf } from '../../live/runReading'

/** What a collapsed frame says of what it holds: how its services are, and what crosses its border. */
export type FrameReading = {
  /** Of whoever is worst off, while none is amiss of whoever runs. */
  readonly state: Life
  /** '' where it holds no service. */
  readonly words: string
  /** Records and requests a second. */
  readonly in: number
  readonly out: number
}

type Board = { readonly topology: Topology; readonly prefix: string }

export function frameReading(frameId: string, { topology, prefix }: Board, counters: LiveCounters): FrameReading {
  const services = (heldBy(topology).get(frameId) ?? []).filter((id) => topology.services.has(id))
  const lives = services.map((id) => lifeOf(counters.runs.get(id)))
  return { ...wordsOf(lives), ...crossing(frameId, { topology, prefix }, counters) }
}

const AMISS = ['crashed', 'failed', 'held'] as const satisfies readonly Life[]
const AMISS_WORDS = { crashed: 'crashed', failed: 'failed', held: 'held back' } as const

function wordsOf(lives: readonly Life[]): Pick<FrameReading, 'state' | 'words'> {
  const count = (life: Life) => lives.filter((one) => one === life).length
  const up = count('running') + count('held')
  const running = up === 0 ? 'none running' : up === lives.length ? `${up} running` : `${up} of ${lives.length} running`
  const amiss = AMISS.filter((life) => count(life) > 0)
  const words = [running, ...amiss.map((life) => `${count(life)} ${AMISS_WORDS[life]}`)]
  return { state: amiss[0] ?? (up > 0 ? 'running' : 'idle'), words: lives.length === 0 ? '' : words.join(', ') }
}

function crossing(frameId: string, { topology, prefix }: Board, counters: LiveCounters) {
  const read = edgeReadings(topology, prefix, counters)
  const rates = { in: 0, out: 0 }
  for (const connection of topology.connections.values()) {
    const [from, to] = [frameOf(topology, connection.from) === frameId, frameOf(topology, connection.to) === frameId]
    if (from !== to) rates[to ? 'in' : 'out'] += read(connection).rate
  }
  return rates
}
