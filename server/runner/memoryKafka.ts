import type { KafkaRecord, Membership, MembershipOptions, NewRecord } from '../kafka/port'
import type { RunKafka } from './runTools'

/** The memory twin of the Kafka that running services need, for unit tests: topics of one partition, groups of one member. */
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

type Member = { readonly options: MembershipOptions; done: Promise<void>; isIn: boolean }
type State = {
  readonly topics: Map<string, Sent[]>
  readonly bookmarks: Map<string, number>
  readonly members: Set<Member>
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
    joins: [],
    refusal: undefined,
    held: Promise.resolve(),
    canLeave: true,
  }
  return {
    producer: {
      async send({ topic, ...record }) {
        accept(state, topic, record)
        return { partition: 0, offset: BigInt(logOf(state, topic).length - 1) }
      },
      async sendBatch(topic, records) {
        for (const record of records) accept(state, topic, record)
      },
    },
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
}

function accept(state: State, topic: string, { key, value, headers }: Omit<NewRecord, 'topic'>): void {
  if (state.refusal) throw state.refusal
  const asRead = headers.map(([name, content]) => [name, content === null ? null : Buffer.from(content)] as const)
  append(state, topic, { key, value, headers: asRead })
}

async function join(state: State, options: MembershipOptions): Promise<Membership> {
  state.joins.push(options)
  await state.held
  const member: Member = { options, done: Promise.resolve(), isIn: true }
  for (const topic of options.topics) {
    const bookmark = bookmarkOf(options.group, topic)
    const isFirst = !state.bookmarks.has(bookmark)
    if (isFirst && options.start === 'latest') state.bookmarks.set(bookmark, logOf(state, topic).length)
  }
  state.members.add(member)
  options.onState({ kind: 'running', assigned: new Map(options.topics.map((topic) => [topic, [0]])) })
  wake(state, member)
  const crash = async () => {
    member.isIn = false
    state.members.delete(member)
  }
  const leave = async () => {
    if (!state.canLeave) return new Promise<void>(() => {})
    member.isIn = false
    await member.done
    await crash()
  }
  return { leave, crash }
}

function wake(state: State, member: Member): void {
  member.done = member.done.then(() => feed(state, member))
}

async function feed(state: State, member: Member): Promise<void> {
  const { group, topics, handle } = member.options
  for (const topic of topics) {
    const bookmark = bookmarkOf(group, topic)
    for (let at = state.bookmarks.get(bookmark) ?? 0; member.isIn; at++) {
      const record = logOf(state, topic)[at]
      if (!record) break
      try {
        await handle({ ...record, topic })
      } catch {
        return
      }
      state.bookmarks.set(bookmark, at + 1)
    }
  }
}
