import { EventEmitter, once, setMaxListeners } from 'node:events'
import { pause } from '../backoff'
import type { Cluster, Link } from '../cluster'
import { KafkaProblem, type MembershipOptions, type PartitionGap, type Tail } from '../port'
import { finalProblem } from '../reading/readingHealth'
import { createTail } from '../reading/tail'
import { createBookmarks, type TopicWorks } from './bookmarks'
import { type GroupMember, type GroupOffsets, type Joined, mustRejoin, partitionsOf, TIMINGS } from './groupMember'
import type { MembershipReport } from './membershipReport'
import { createPartitionWork } from './partitionWork'
import { startOffsets } from './startOffsets'

/** The time between two rebalances: who has which partition stays as it is. */
export type Generation = {
  /** Resolves when the group has to be joined again; rejects with what only a person can mend. */
  readonly over: Promise<void>
  /** Finishes the records in hand, then commits. */
  end(): Promise<void>
  /** Drops everything as it is. */
  crash(): void
}

export type GenerationParts = {
  readonly cluster: Cluster
  readonly link: Link
  readonly member: GroupMember
  readonly membership: MembershipOptions
  readonly report: MembershipReport
  readonly log: (line: string) => void
}

/** How soon the leader of a group notices that a topic has got more partitions. */
const LAYOUT_MS = 3000
/** A record in hand may take this long to finish; a little later the group would go on without this member. */
const IN_HAND_MS = TIMINGS.rebalanceMs - 5000

export async function startGeneration(parts: GenerationParts, joined: Joined): Promise<Generation> {
  const { cluster, link, member, membership, report } = parts
  const { group, start } = membership
  const starts = await startOffsets({ cluster, link, group, assignment: joined.assignment, start })
  const handling = new AbortController()
  const beating = new AbortController()
  setMaxListeners(0, handling.signal)
  const hunger = new EventEmitter()
  const works = createWorks(parts, { starts, over: handling.signal, onHungry: () => hunger.emit('hungry') })
  const bookmarks = createBookmarks(member, works)
  const failure = new EventEmitter()
  const tails = [...starts].map(([topic, from]) => followTopic(parts, { topic, from, works, hunger, failure }))
  const regularly = { report, group, over: beating.signal }
  report.assigned(joined.assignment)

  return {
    over: Promise.race([
      every(TIMINGS.heartbeatMs, member.heartbeat, regularly),
      every(TIMINGS.commitMs, bookmarks.commit, { ...regularly, over: handling.signal }),
      ...(joined.dealt ? [untilDealtAnew(parts, joined.dealt, beating.signal)] : []),
      once(failure, 'failed').then(([problem]) => Promise.reject(problem)),
    ]),
    async end() {
      handling.abort()
      const inHand = [...works.values()].flatMap((ofTopic) => [...ofTopic.values()].map(({ finished }) => finished))
      await Promise.race([Promise.all(inHand), pause(IN_HAND_MS, beating.signal)])
      beating.abort()
      await Promise.all(tails.map((tail) => tail.stop()))
      await bookmarks.commit()
    },
    crash() {
      handling.abort()
      beating.abort()
      for (const tail of tails) void tail.stop()
    },
  }
}

type WorksOptions = { readonly starts: GroupOffsets; readonly over: AbortSignal; onHungry(): void }

function createWorks({ membership, log }: GenerationParts, { starts, over, onHungry }: WorksOptions): TopicWorks {
  const workOf = (topic: string, from: bigint) =>
    createPartitionWork({
      from,
      over,
      handle: (record) => membership.handle({ ...record, topic }),
      onHungry,
      onFailure: ({ partition, offset }, error) =>
        log(`${membership.group}: ${topic}-${partition} offset ${offset} failed: ${error}`),
    })
  return new Map(
    [...starts].map(([topic, partitions]) => [
      topic,
      new Map([...partitions].map(([partition, from]) => [partition, workOf(topic, from)])),
    ]),
  )
}

type Followed = {
  readonly topic: string
  readonly from: ReadonlyMap<number, bigint>
  readonly works: TopicWorks
  readonly hunger: EventEmitter
  readonly failure: EventEmitter
}

function followTopic(
  { cluster, membership, report, log }: GenerationParts,
  { topic, from, works, hunger, failure }: Followed,
): Tail {
  const own = works.get(topic)
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
    maxWaitMs: TIMINGS.maxWaitMs,
    demand: {
      wants: (partition) => own?.get(partition)?.isHungry() ?? false,
      wanted: (over) => once(hunger, 'hungry', { signal: over }).then(nothing, nothing),
    },
    onChunk(chunk) {
      for (const gap of chunk.gaps) tellGap({ topic, partition: chunk.partition, ...gap })
      own?.get(chunk.partition)?.add(chunk)
    },
    onState(state) {
      report.reading(topic, state)
      if (state.kind === 'failed')
        failure.emit('failed', new KafkaProblem('refused', state.cause, { next: state.next }))
    },
  })
}

const nothing = () => undefined

type Regularly = { readonly report: MembershipReport; readonly group: string; readonly over: AbortSignal }

/** Resolves when the answer is that the group has to be joined again, or when it is over. */
async function every(ms: number, work: () => Promise<void>, { report, group, over }: Regularly): Promise<void> {
  for (;;) {
    await pause(ms, over)
    if (over.aborted) return
    try {
      await work()
      report.groupFine()
    } catch (error) {
      if (over.aborted || mustRejoin(error)) return
      const final = finalProblem(error, group)
      if (final) throw final
      report.groupTrouble(error)
    }
  }
}

/** Resolves when a topic of the group has other partitions than were dealt out. */
async function untilDealtAnew(
  { cluster }: GenerationParts,
  dealt: ReadonlyMap<string, readonly number[]>,
  over: AbortSignal,
): Promise<void> {
  for (;;) {
    await pause(LAYOUT_MS, over)
    if (over.aborted) return
    const now = await partitionsOf(cluster, [...dealt.keys()]).catch(() => dealt)
    if ([...dealt].some(([topic, partitions]) => now.get(topic)?.length !== partitions.length)) return
  }
}
