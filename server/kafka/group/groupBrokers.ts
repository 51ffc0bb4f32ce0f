import { groupBy } from '../../../shared/topology/groupBy'
import type { Cluster } from '../cluster'
import type { Call } from '../network/kafkajsCall'

/** The brokers that keep groups. Which keeps which is remembered until anything goes wrong. */
export type GroupBrokers = {
  /** Asks each broker about the groups that it keeps. */
  ask<T>(groups: readonly string[], callFor: (groups: readonly string[]) => Call<T>): Promise<readonly Answer<T>[]>
  /** Asks every broker of the cluster. */
  askAll<T>(call: Call<T>): Promise<readonly Answer<T>[]>
  /** Asks one of them again. */
  askNode<T>(node: number, call: Call<T>): Promise<T>
  /** Spares looking for a group's broker. */
  learn(group: string, node: number): void
  /** Who keeps what is looked up again after work that failed. */
  orForget<T>(work: () => Promise<T>): Promise<T>
}
export type Answer<T> = { readonly node: number; readonly answer: T }

export function createGroupBrokers(cluster: Cluster): GroupBrokers {
  const link = cluster.openLink()
  const keepers = new Map<string, number>()

  const askNodes = <T>(asked: readonly (readonly [number, Call<T>])[]): Promise<readonly Answer<T>[]> =>
    Promise.all(asked.map(async ([node, call]) => ({ node, answer: await link.ask(node, call) })))

  async function keeperOf(group: string): Promise<number> {
    const keeper = keepers.get(group) ?? (await cluster.coordinatorOf(group))
    keepers.set(group, keeper)
    return keeper
  }

  return {
    async ask(groups, callFor) {
      const placed = await Promise.all(groups.map(async (group) => ({ group, node: await keeperOf(group) })))
      const byNode = groupBy(placed, ({ node }) => node)
      return askNodes([...byNode].map(([node, kept]) => [node, callFor(kept.map(({ group }) => group))]))
    },
    async askAll(call) {
      const { nodes } = await cluster.metadata([])
      return askNodes([...nodes.keys()].map((node) => [node, call]))
    },
    askNode: link.ask,
    learn: (group, node) => void keepers.set(group, node),
    async orForget(work) {
      try {
        return await work()
      } catch (error) {
        keepers.clear()
        throw error
      }
    },
  }
}
