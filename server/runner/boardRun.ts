import type { ServiceRun as RunView } from '../../shared/protocol/live'
import type { CallCounters } from '../../shared/protocol/run'
import { LIMITS } from '../../shared/topology/limits'
import type { Produces } from '../../shared/topology/model'
import { slugs } from '../../shared/topology/slugs'
import { KafkaProblem } from '../kafka/port'
import type { BoardTools } from './boardTools'
import { limitOpenCalls } from './calls/limitOpenCalls'
import { createJournal } from './journal/createJournal'
import type { Journal } from './journal/journal'
import type { RunBoard } from './port'
import { createBursts } from './producing/bursts'
import { createSequence, type Sequence } from './producing/sequence'
import { createTokenBucket } from './producing/tokenBucket'
import { withheldSentence } from './runState'
import { createServiceRun, type ServiceRun } from './serviceRun'
import { production, type ServiceWork, serviceWork } from './serviceWork'

/** The services of one board that run, ran or were asked to. */
export type BoardRun = {
  readonly journal: Journal
  start(board: RunBoard, serviceIds: readonly string[]): Promise<void>
  stop(serviceIds: readonly string[] | undefined, end: 'stopped' | 'paused'): Promise<void>
  crash(serviceId: string, instance?: number): Promise<void>
  burst(board: RunBoard, connectionId: string, count: number): Promise<number>
  follow(board: RunBoard): Promise<void>
  /** Nothing of it goes on. Idempotent. */
  close(): Promise<void>
  runs(): readonly RunView[]
  calls(): readonly CallCounters[]
}
export type BoardRunOptions = Pick<
  BoardTools,
  'kafka' | 'now' | 'random' | 'client' | 'keepingOf' | 'happen' | 'changed'
>

export function createBoardRun(options: BoardRunOptions): BoardRun {
  const { now } = options
  const services = new Map<string, ServiceRun>()
  const byHand = new Map<string, Sequence>()
  const tools: BoardTools = {
    ...options,
    client: limitOpenCalls(options.client, LIMITS.openCallsPerBoard),
    journal: createJournal(now),
    allowance: createTokenBucket(LIMITS.ratePerBoard, now),
    volume: createTokenBucket(LIMITS.bytesPerBoard, now),
    thinking: createTokenBucket(LIMITS.expressionMsPerBoard, now),
    doors: new Map(),
    copiesFor: (serviceId, wanted) => Math.min(wanted, Math.max(LIMITS.instancesPerBoard - copiesBeside(serviceId), 0)),
  }

  const bursts = createBursts(tools)

  const copiesBeside = (serviceId: string) =>
    [...services].reduce((sum, [id, service]) => (id === serviceId ? sum : sum + service.copies()), 0)

  function startService(work: ServiceWork, callees?: Promise<unknown>): Promise<void> {
    const { serviceId } = work
    const service = services.get(serviceId) ?? createServiceRun(work, tools)
    services.set(serviceId, service)
    return service.start(work, callees)
  }

  async function followServices(board: RunBoard): Promise<void> {
    const works = [...services].map(([id, service]) => ({ id, service, work: serviceWork(board, id) }))
    const again = works.flatMap(({ service, work }) => (work && service.startsAgainFor(work) ? [work] : []))
    await Promise.all(
      works.map(({ id, service, work }) => {
        if (work) return service.follow(work, besideWhom(again.filter(({ serviceId }) => serviceId !== id)))
        services.delete(id)
        return service.stop()
      }),
    )
  }

  function sequenceByHand(connectionId: string): Sequence {
    const sequence = byHand.get(connectionId) ?? createSequence()
    byHand.set(connectionId, sequence)
    return sequence
  }

  async function stop(serviceIds: readonly string[], end: 'stopped' | 'paused'): Promise<void> {
    await Promise.all(serviceIds.map((serviceId) => services.get(serviceId)?.stop(end)))
  }

  return {
    journal: tools.journal,
    async start(board, serviceIds) {
      const works = serviceIds.flatMap((serviceId) => serviceWork(board, serviceId) ?? [])
      const callees = Promise.all(works.filter(({ isCalled }) => isCalled).map((work) => startService(work)))
      const others = works.filter(({ isCalled }) => !isCalled)
      await Promise.all([callees, ...others.map((work) => startService(work, callees))])
    },
    stop: (serviceIds = [...services.keys()], end) => stop(serviceIds, end),
    async close() {
      await Promise.all([bursts.close(), stop([...services.keys()], 'stopped')])
    },
    crash: async (serviceId, instance) => services.get(serviceId)?.crash(instance),
    async burst(board, connectionId, count) {
      const drawn = producesOf(board, connectionId)
      const made = production({ ...drawn, when: 'rate' }, board)
      if (!board.mayProduceTo(made.topic))
        throw new KafkaProblem('refused', withheldSentence({ withheld: [made.topic] }) ?? '')
      const slug = slugs(board.topology.services.values()).get(drawn.from) ?? ''
      const sequence = services.get(drawn.from)?.sequenceOf(connectionId) ?? sequenceByHand(connectionId)
      const produced = await bursts.make({ production: made, slug, sequence }, count)
      options.happen({ kind: 'burst', sentence: burstSentence(board, drawn, produced), elementId: connectionId })
      return produced
    },
    follow: followServices,
    runs: () => [...services.values()].map((service) => service.view()),
    calls: () => [...services.values()].flatMap((service) => service.calls()),
  }
}

const MOST_NAMED = 3

function besideWhom(others: readonly ServiceWork[]): string {
  if (others.length === 0) return 'alone'
  const names = others.map(({ name }) => name)
  return `together with ${names.length <= MOST_NAMED ? names.join(', ') : `${names.length} others`}`
}

function burstSentence({ topology }: RunBoard, { from, to }: Produces, count: number): string {
  const messages = count === 1 ? '1 message' : `${count.toLocaleString('en')} messages`
  return `${topology.services.get(from)?.name} produced ${messages} at once to ${topology.topics.get(to)?.name}.`
}

function producesOf({ topology }: RunBoard, connectionId: string): Produces {
  const connection = topology.connections.get(connectionId)
  if (connection?.kind === 'produces') return connection
  throw new KafkaProblem('refused', 'That connection is no longer on the board, or it does not produce.')
}
