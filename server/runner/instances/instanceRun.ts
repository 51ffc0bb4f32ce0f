import type { Windows } from '../../../shared/behaviour/windows'
import type { InstanceRun as InstanceView } from '../../../shared/protocol/run'
import type { Membership, MembershipState, PartitionGap, Rebalance } from '../../kafka/port'
import { createRateMeter } from '../../live/rateMeter'
import type { Input } from '../handling/handleInput'
import type { Hands } from '../handling/hands'
import type { RunTools, Signals } from '../runTools'
import type { GroupWork, ServiceWork } from '../serviceWork'
import { createStopper } from '../waiting/createStopper'
import { orAborted } from '../waiting/orAborted'
import { gapSentence } from './gapSentence'
import { goodbye } from './goodbye'

/** One running copy of a service: one member of each of its groups. */
export type InstanceRun = {
  readonly number: number
  /** Resolves with the first assignment of every group; rejects as soon as one cannot be joined, or with Interrupted. */
  join(stopping: AbortSignal): Promise<void>
  /** Says goodbye. */
  leave(): Promise<void>
  /** No goodbye. From now on it does nothing any more, also not what it was about to do. */
  crash(): void
  isUp(): boolean
  /** For what reaches it otherwise than by its groups. */
  readonly signals: Signals
  handled(): void
  view(): InstanceView
}

export type InstanceOptions = {
  readonly number: number
  readonly work: ServiceWork
  readonly tools: RunTools
  readonly windows: Windows
  readonly hands: Hands
  handle(input: Input): Promise<void>
  onRebalance(group: GroupWork, rebalance: Rebalance): void
}

export function createInstanceRun(options: InstanceOptions): InstanceRun {
  const { number, work, tools, windows, hands } = options
  const cut = createStopper()
  const give = createStopper()
  const count = countHandled(tools.now)
  const assigned = new Map<string, ReadonlyMap<string, readonly number[]>>()
  let memberships: readonly Membership[] = []
  let state: InstanceView['state'] = 'starting'
  let sessionEndsAt = 0

  function hear({ group }: GroupWork, heard: MembershipState): void {
    if (give.signal.aborted) return
    const source = `group ${group} ${number}`
    if (heard.kind === 'running') assigned.set(group, heard.assigned)
    if (heard.kind === 'failed') tools.failed(`${heard.cause} ${heard.next}`)
    else if (heard.kind !== 'joining') tools.trouble(source, troubleIn(heard, group))
  }

  const joinGroup = (inGroup: GroupWork) =>
    tools.kafka.join({
      ...memberOf(options, inGroup),
      async handle(record, over) {
        await options.handle({ record, group: inGroup.group, signals: { give: over, cut: cut.signal }, windows, hands })
        count.handled()
      },
      onState: (heard) => hear(inGroup, heard),
      onRebalance: (rebalance) => give.signal.aborted || options.onRebalance(inGroup, rebalance),
    })

  /** Whatever holds on to it, or comes late, lets go. */
  function letGo(end: 'stopped' | 'crashed'): void {
    state = end
    give.abort()
    if (end === 'crashed') cut.abort()
    for (const { group } of work.memberships) tools.trouble(`group ${group} ${number}`, undefined)
    assigned.clear()
  }

  return {
    number,
    async join(stopping) {
      const joins = work.memberships.map(joinGroup)
      try {
        memberships = await orAborted(Promise.all(joins), AbortSignal.any([stopping, give.signal]))
        if (state === 'starting') state = 'running'
      } catch (error) {
        if (state === 'starting') letGo('stopped')
        dismiss(joins, cut.signal.aborted ? 'crash' : 'leave')
        throw error
      }
    },
    async leave() {
      if (give.signal.aborted) return
      letGo('stopped')
      await Promise.all(memberships.map(goodbye))
    },
    crash() {
      if (give.signal.aborted) return
      sessionEndsAt = Math.max(0, ...memberships.map((membership) => membership.sessionEndsAt()))
      letGo('crashed')
      for (const membership of memberships) void membership.crash().catch(() => {})
    },
    isUp: () => state === 'running',
    signals: { give: give.signal, cut: cut.signal },
    handled: count.handled,
    view: () => ({
      number,
      state,
      assigned: Object.fromEntries([...assigned.values()].flatMap((topics) => [...topics])),
      ...count.view(),
      ...(state === 'crashed' && sessionEndsAt > tools.now() && { sessionEndsAt }),
    }),
  }
}

function countHandled(now: () => number) {
  const meter = createRateMeter(now)
  let processed = 0
  return {
    handled() {
      processed += 1
      meter.add(1)
    },
    view: () => ({ processed, rate: meter.perSecond() }),
  }
}

const troubleIn = (heard: MembershipState, group: string) =>
  heard.kind === 'reconnecting'
    ? `The group ${group} lost its connection and is trying again: ${heard.cause}`
    : undefined

const memberOf = ({ number, work, tools, windows }: InstanceOptions, { group, topics, start }: GroupWork) => ({
  group,
  topics,
  start,
  commit: work.behaviour.commit,
  ...(work.behaviour.commit !== 'receive' && {
    heldAt: (topic: string, partition: number) => windows.heldAt({ group, topic, partition }),
  }),
  clientId: `streamboard-${work.slug}-${number}`,
  onGap: (gap: PartitionGap) => tools.mishap(gapSentence(gap)),
})

/** Members that come although nobody waits for them any more go again. */
function dismiss(joins: readonly Promise<Membership>[], how: 'leave' | 'crash'): void {
  for (const joining of joins) void joining.then((member) => member[how]()).catch(() => {})
}
