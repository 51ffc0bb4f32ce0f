import { EventEmitter, once } from 'node:events'
import type { Cluster, Link } from '../cluster'
import { KafkaProblem, type MembershipOptions, type PartitionGap, type Tail, type TopicOffsets } from '../port'
import { createTail } from '../reading/tail'
import type { TopicWorks } from './bookmarks'
import type { GroupMember } from './groupMember'
import { createHoldings, type Holdings } from './holdings'
import type { MembershipReport } from './membershipReport'
import { createPartitionWork, type PartitionWork } from './partitionWork'

/** What a member fetches and works off between two rebalances. */
export type Intake = {
  readonly works: TopicWorks
  /** Resolves when it is over and no record is in hand any more. */
  readonly finished: Promise<unknown>
  /** Ends the fetching. */
  stop(): Promise<unknown>
}

export type IntakeParts = {
  readonly cluster: Cluster
  readonly link: Link
  readonly member: GroupMember
  readonly membership: MembershipOptions
  readonly report: MembershipReport
  /** Records that an earlier generation could not wait for, by topic and partition. */
  readonly inHand: Map<string, Promise<void>>
  readonly log: (line: string) => void
}

export type IntakeOptions = {
  readonly starts: TopicOffsets
  readonly over: AbortSignal
  commit(): Promise<boolean>
  /** A topic cannot be read until somebody mends something. */
  onFailed(problem: KafkaProblem): void
}

type Flow = IntakeOptions & { readonly hunger: EventEmitter; readonly holdings: Holdings }

export function createIntake(parts: IntakeParts, options: IntakeOptions): Intake {
  const flow = { ...options, hunger: new EventEmitter(), holdings: createHoldings() }
  flow.hunger.setMaxListeners(0)
  const works = createWorks(parts, flow)
  const tails = [...works].map(([topic, own]) => followTopic(parts, flow, { topic, works: own }))
  const all = [...works.values()].flatMap((own) => [...own.values()])
  return {
    works,
    finished: Promise.all(all.map(({ finished }) => finished)),
    stop: () => Promise.all(tails.map((tail) => tail.stop())),
  }
}

const createWorks = (parts: IntakeParts, flow: Flow): TopicWorks =>
  new Map(
    [...flow.starts].map(([topic, partitions]) => [
      topic,
      new Map(
        [...partitions].map(([partition, from]) => [partition, createWork(parts, flow, { topic, partition, from })]),
      ),
    ]),
  )

type Place = { readonly topic: string; readonly partition: number; readonly from: bigint }

function createWork({ membership, inHand, log }: IntakeParts, flow: Flow, { topic, partition, from }: Place) {
  const { over, commit, hunger, holdings } = flow
  const place = `${topic}-${partition}`
  const work = createPartitionWork({
    from,
    policy: membership.commit ?? 'interval',
    after: inHand.get(place) ?? Promise.resolve(),
    over,
    commit,
    handle: (record) => membership.handle({ ...record, topic }, over),
    onHungry: () => hunger.emit('hungry'),
    onFreed(chunk) {
      holdings.free(chunk)
      hunger.emit('hungry')
    },
    onFailure: ({ offset }, error) => log(`${membership.group}: ${place} offset ${offset} failed: ${error}`),
  })
  inHand.set(place, work.finished)
  return work
}

type Followed = { readonly topic: string; readonly works: ReadonlyMap<number, PartitionWork> }

function followTopic({ cluster, membership, report, log }: IntakeParts, flow: Flow, { topic, works }: Followed): Tail {
  const from = flow.starts.get(topic) ?? new Map<number, bigint>()
  const tellGap = (gap: PartitionGap) => {
    const { partition, from, to, why, detail } = gap
    log(`${membership.group}: ${topic}-${partition} offsets ${from} to ${to} are ${why}${detail ? `, ${detail}` : ''}`)
    membership.onGap?.(gap)
  }
  return createTail(cluster, {
    topic,
    from,
    only: [...from.keys()],
    clientId: membership.clientId,
    maxWaitMs: MAX_WAIT_MS,
    demand: {
      wants: (partition) => flow.holdings.hasRoom() && (works.get(partition)?.isHungry() ?? false),
      wanted: (over) => once(flow.hunger, 'hungry', { signal: over }).then(nothing, nothing),
    },
    onChunk(chunk) {
      for (const gap of chunk.gaps) tellGap({ topic, partition: chunk.partition, ...gap })
      flow.holdings.take(chunk)
      works.get(chunk.partition)?.add(chunk)
    },
    onState(state) {
      report.reading(topic, state)
      if (state.kind === 'failed') flow.onFailed(new KafkaProblem('refused', state.cause, { next: state.next }))
    },
  })
}

/** Short, so that a partition that has become hungry is not left waiting behind the others' poll. */
const MAX_WAIT_MS = 250
const nothing = () => undefined
