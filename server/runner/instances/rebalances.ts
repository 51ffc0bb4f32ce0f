import type { Rebalance } from '../../kafka/port'
import type { GroupWork } from '../serviceWork'

/** Puts together what each copy of a service was given, and tells each division of a group once: when all copies know theirs. */
export type Rebalances = {
  /** `copies`: numbers of those that are members now. */
  heard(
    group: GroupWork,
    given: { readonly number: number; readonly rebalance: Rebalance },
    copies: readonly number[],
  ): void
}

export function createRebalances(tell: (group: GroupWork, sentence: string) => void): Rebalances {
  const groups = new Map<string, Map<number, Rebalance>>()

  return {
    heard(group, { number, rebalance }, copies) {
      const known = groups.get(group.group) ?? new Map<number, Rebalance>()
      groups.set(group.group, known)
      known.set(number, rebalance)
      for (const copy of known.keys()) if (!copies.includes(copy)) known.delete(copy)
      const isWhole = copies.every((copy) => known.get(copy)?.generation === rebalance.generation)
      if (isWhole) tell(group, divisionSentence(group, known))
    },
  }
}

function divisionSentence({ group, name }: GroupWork, given: ReadonlyMap<number, Rebalance>): string {
  const prefix = group.length - name.length
  const parts = [...given]
    .sort(([one], [other]) => one - other)
    .map(([number, { assigned }]) => `instance ${number} has ${shareOf(assigned, prefix)}`)
  return `${name} was rebalanced: ${parts.join('; ')}.`
}

/** `posts 0, 2`; with the names as drawn, which so many characters go before. */
function shareOf(assigned: Rebalance['assigned'], prefix: number): string {
  const topics = [...assigned].filter(([, partitions]) => partitions.length > 0)
  return (
    topics.map(([topic, partitions]) => `${topic.slice(prefix)} ${partitions.join(', ')}`).join(' and ') || 'nothing'
  )
}
