import type { Kafka, MembershipOptions, MembershipState, Rebalance } from '../port'
import { text } from '../topicsForTests'

/** For tests: members that remember what they were given and how they were. */
export function createMembersForTests(kafka: () => Kafka) {
  async function memberOf(group: string, topic: string, overrides: Partial<MembershipOptions> = {}) {
    const values: (string | null)[] = []
    const states: MembershipState[] = []
    const rebalances: Rebalance[] = []
    const membership = await kafka().join({
      group,
      clientId: 'member',
      topics: [topic],
      start: 'earliest',
      handle: async (record) => void values.push(text(record)),
      onState: (state) => states.push(state),
      onRebalance: (rebalance) => rebalances.push(rebalance),
      ...overrides,
    })
    const partitions = () => {
      const last = states.at(-1)
      return last?.kind === 'running' ? [...(last.assigned.get(topic) ?? [])] : []
    }
    const causes = () => rebalances.map(({ why }) => why)
    return { membership, values, states, rebalances, causes, partitions }
  }

  async function committed(group: string, topic: string): Promise<Record<number, bigint>> {
    return Object.fromEntries((await kafka().groups.committed(group, [topic])).get(topic) ?? [])
  }

  /** Where all of a topic is committed. */
  async function ends(topic: string): Promise<Record<number, bigint>> {
    return Object.fromEntries((await kafka().reader.offsets(topic)).map(({ partition, end }) => [partition, end]))
  }

  const membersOf = async (group: string) => (await kafka().groups.describe([group])).get(group)?.members ?? []

  return { memberOf, committed, ends, membersOf }
}

export const PATIENCE = { timeout: 20_000, interval: 20 }
export const sorted = (values: readonly (string | null)[]) => [...values].sort()
export const never = () => new Promise<void>(() => {})
