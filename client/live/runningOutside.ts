import type { ServiceRun } from '../../shared/protocol/live'
import { streamsOf } from '../../shared/topology/isStream'
import type { Topology } from '../../shared/topology/model'
import { slugs } from '../../shared/topology/slugs'
import type { LiveCounters } from './port'

type Board = { readonly topology: Topology; readonly prefix: string }
type Seen = Pick<LiveCounters, 'groups' | 'runs'>
type Outside = ReadonlyMap<string /* service id */, readonly string[] /* client ids */>

/**
 * Drawn services that do not run here while their groups have members that Streamboard did not start: exported ones, say. Sorted, each
 * client once; a service without such members is absent.
 */
export function runningOutside({ topology, prefix }: Board, { groups, runs }: Seen): Outside {
  const ours = new Set([...slugs(topology.services.values()).values()].map((slug) => `streamboard-${slug}`))
  const outside = new Map<string, readonly string[]>()
  for (const { from, to, group } of streamsOf(topology)) {
    if (isHere(runs.get(to))) continue
    const members = groups.get(`${prefix}${group} ${prefix}${topology.topics.get(from)?.name}`)?.members ?? []
    const clients = members.map(({ clientId }) => clientId).filter((clientId) => !ours.has(withoutCopy(clientId)))
    if (clients.length > 0) outside.set(to, [...new Set([...(outside.get(to) ?? []), ...clients])].sort())
  }
  return outside
}

/** `streamboard-fan-out-2` is the second copy of a service. */
const withoutCopy = (clientId: string) => clientId.replace(/-\d+$/, '')

const isHere = (run: ServiceRun | undefined) => run !== undefined && HERE.includes(run.state)
const HERE: readonly ServiceRun['state'][] = ['starting', 'running', 'stopping']

const answers = new WeakMap<Seen, { readonly topology: Topology; readonly prefix: string; readonly outside: Outside }>()

/** The clients of one service, as text; '' when there are none. Asked by every service of a board, so the board is looked at once. */
export function clientsOutside(serviceId: string, board: Board, seen: Seen): string {
  const { topology, prefix } = board
  const known = answers.get(seen)
  const isKnown = known?.topology === topology && known.prefix === prefix
  const answer = known && isKnown ? known : { topology, prefix, outside: runningOutside(board, seen) }
  answers.set(seen, answer)
  return answer.outside.get(serviceId)?.join(', ') ?? ''
}
