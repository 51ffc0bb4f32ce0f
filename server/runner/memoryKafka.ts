import {
  type KafkaRecord,
  type Membership,
  type MembershipOptions,
  type NewRecord,
  type PartitionOffsets,
  type RecordPlace,
  SESSION_MS,
  type Tail,
  type TailOptions,
} from '../kafka/port'
import type { RunKafka } from './runTools'

/** The memory twin of the Kafka that running services need, for unit tests: topics of one partition, which a group's first member has. */
export type MemoryKafka = RunKafka & {
  records(topic: string): readonly Sent[]
  /** Someone else writes to a topic. */
  append(topic: string, record: Partial<KafkaRecord>): void
  committed(group: string, topic: string): number
  members(group: string): readonly MembershipOptions[]
  /** Every join so far. */
  readonly joins: readonly MembershipOptions[]
  /** Sends reject with this until it is taken back. */
  refuseWith(error: Error | undefined): void
  /** Joins wait until the returned function is called. */
  holdJoins(): () => void
  /** No member can say goodbye any more. */
  refuseLeaves(): void
  /** Resolves when no member has anything left to handle. */
  settle(): Promise<void>
}
export type Sent = KafkaRecord

type Member = {
  readonly options: MembershipOptions
  readonly over: AbortController
  /** Its next offset by topic. */
  readonly positions: Map<string, number>
  done: Promise<void>
  /** False once it has crashed: it moves no bookmark any more, and keeps its partitions until the session ends. */
  isIn: boolean
}
type RunningTail = { readonly options: TailOptions; next: number }
type State = {
  readonly topics: Map<string, Sent[]>
  readonly bookmarks: Map<string, number>
  readonly members: Set<Member>
  readonly tails: Set<RunningTail>
  readonly joins: MembershipOptions[]
  refusal: Error | undefined
  held: Promise<void>
  canLeave: boolean
}

export function createMemoryKafka(): MemoryKafka {
  const state: State = {
    topics: new Map(),
    bookmarks: new Map(),
    members: new Set(),
    tails: new Set(),
    joins: [],
    refusal: undefined,
    held: Promise.resolve(),
    canLeave: true,
  }
  return {
    producer: {
      send: async ({ topic, ...record }) => accept(state, topic, record),
      sendBatch: async (topic, records) => records.map((record) => accept(state, topic, record)),
    },
    reader: { offsets: async (topic) => [offsetsOf(state, topic)], tail: (options) => tail(state, options) },
    join: (options) => join(state, options),
    records: (topic) => logOf(state, topic),
    append: (topic, record) => append(state, topic, record),
    committed: (group, topic) => state.bookmarks.get(bookmarkOf(group, topic)) ?? 0,
    members: (group) => [...state.members].map(({ options }) => options).filter((one) => one.group === group),
    joins: state.joins,
    refuseWith(error) {
      state.refusal = error
      if (!error) for (const member of state.members) wake(state, member)
    },
    holdJoins() {
      let release = () => {}
      state.held = new Promise((resolve) => {
        release = resolve
      })
      return () => release()
    },
    refuseLeaves() {
      state.canLeave = false
    },
    async settle() {
      for (const member of state.members) await member.done
    },
  }
}

const bookmarkOf = (group: string, topic: string) => `${group} ${topic}`

function logOf({ topics }: State, topic: string): Sent[] {
  const log = topics.get(topic) ?? []
  topics.set(topic, log)
  return log
}

function append(state: State, topic: string, record: Partial<KafkaRecord>): void {
  const log = logOf(state, topic)
  const offset = BigInt(log.length)
  log.push({ partition: 0, offset, timestamp: 0n, key: null, value: null, headers: [], ...record })
  for (const member of state.members) if (member.options.topics.includes(topic)) wake(state, member)
  for (const running of state.tails) if (running.options.topic === topic) feedTail(state, running)
}

function accept(state: State, topic: string, { key, value, headers }: Omit<NewRecord, 'topic'>): RecordPlace {
  if (state.refusal) throw state.refusal
  const asRead = headers.map(([name, content]) => [name, content === null ? null : Buffer.from(content)] as const)
  append(state, topic, { key, value, headers: asRead })
  return { partition: 0, offset: BigInt(logOf(state, topic).length - 1) }
}

function offsetsOf(state: State, topic: string): PartitionOffsets {
  if (state.refusal) throw state.refusal
  return { partition: 0, begin: 0n, end: BigInt(logOf(state, topic).length), leader: 1 }
}

function tail(state: State, options: TailOptions): Tail {
  const running: RunningTail = { options, next: Number(options.from.get(0) ?? logOf(state, options.topic).length) }
  state.tails.add(running)
  options.onState({ kind: 'live' })
  feedTail(state, running)
  return { stop: async () => void state.tails.delete(running) }
}

function feedTail(state: State, running: RunningTail): void {
  const log = logOf(state, running.options.topic)
  const records = log.slice(running.next)
  const [from, to] = [BigInt(running.next), BigInt(log.length)]
  running.next = log.length
  if (records.length > 0) void running.options.onChunk({ partition: 0, from, to, records, gaps: [], end: to })
}

async function join(state: State, options: MembershipOptions): Promise<Membership> {
  state.joins.push(options)
  await state.held
  const over = new AbortController()
  const member: Member = { options, over, positions: new Map(), done: Promise.resolve(), isIn: true }
  for (const topic of options.topics) {
    const bookmark = bookmarkOf(options.group, topic)
    const isFirst = !state.bookmarks.has(bookmark)
    if (isFirst && options.start === 'latest') state.bookmarks.set(bookmark, logOf(state, topic).length)
  }
  state.members.add(member)
  dealOut(state, options.group, member)
  return membershipOf(state, member)
}

function membershipOf(state: State, member: Member): Membership {
  const isGone = () => !state.members.has(member)
  let sessionEndsAt = 0
  async function leave(): Promise<void> {
    if (!state.canLeave) return new Promise<void>(() => {})
    member.over.abort()
    await member.done
    remove(state, member)
  }
  async function crash(): Promise<void> {
    if (isGone() || !member.isIn) return
    member.isIn = false
    member.over.abort()
    sessionEndsAt = Date.now() + SESSION_MS
    setTimeout(() => remove(state, member), SESSION_MS).unref()
  }
  return { leave, crash, sessionEndsAt: () => sessionEndsAt || Date.now() + SESSION_MS }
}

function remove(state: State, member: Member): void {
  if (state.members.delete(member)) dealOut(state, member.options.group)
}

/** Tells every member of a group what it has now. */
function dealOut(state: State, group: string, newcomer?: Member): void {
  for (const member of state.members) {
    if (member.options.group !== group || !member.isIn) continue
    const own = member.options.topics.filter((topic) => holderOf(state, group, topic) === member)
    const assigned = new Map(own.map((topic) => [topic, [0]]))
    member.options.onState({ kind: 'running', assigned })
    const why = member === newcomer ? 'joined' : 'membersChanged'
    member.options.onRebalance?.({ generation: state.joins.length, why, assigned, pausedMs: 0 })
    wake(state, member)
  }
}

const holderOf = ({ members }: State, group: string, topic: string) =>
  [...members].find(({ options }) => options.group === group && options.topics.includes(topic))

function wake(state: State, member: Member): void {
  member.done = member.done.then(() => feed(state, member))
}

async function feed(state: State, member: Member): Promise<void> {
  for (const topic of member.options.topics) if (!(await feedTopic(state, member, topic))) return
}

/** False when a record was refused: it is tried again when the member is woken. */
async function feedTopic(state: State, member: Member, topic: string): Promise<boolean> {
  const { options, over, positions } = member
  const { group, commit, handle, heldAt } = options
  const bookmark = bookmarkOf(group, topic)
  const mark = (at: number) => {
    if (member.isIn) state.bookmarks.set(bookmark, Math.min(at, Number(heldAt?.(topic, 0) ?? at)))
  }
  for (;;) {
    const at = positions.get(topic) ?? state.bookmarks.get(bookmark) ?? 0
    const record = logOf(state, topic)[at]
    if (over.signal.aborted || holderOf(state, group, topic) !== member || !record) break
    if (commit === 'receive') mark(at + 1)
    try {
      await handle({ ...record, topic }, over.signal)
    } catch {
      return false
    }
    positions.set(topic, at + 1)
    if (commit !== 'batch') mark(at + 1)
  }
  const reached = positions.get(topic)
  if (reached !== undefined) mark(reached)
  return true
}
