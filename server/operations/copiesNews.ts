import type { PartitionCounters } from '../../shared/protocol/live'
import { groupBy } from '../../shared/topology/groupBy'
import type { NewHappening } from './timelines'

/** What has happened to the copies of a topic between two looks at it. A single copy is news only where it has no leader. */
export function copiesNews(
  topic: string,
  before: readonly PartitionCounters[],
  now: readonly PartitionCounters[],
): readonly NewHappening[] {
  const isOfOne = [...before, ...now].every(({ copies }) => copies === undefined)
  return isOfOne ? [] : [...movedLeaders(topic, before, now), ...changedCopies(topic, before, now)]
}

function* movedLeaders(
  topic: string,
  before: readonly PartitionCounters[],
  now: readonly PartitionCounters[],
): Iterable<NewHappening> {
  const earlier = new Map(before.map((one) => [one.partition, one]))
  const moved = now.filter(({ partition, leader, copies }) => {
    const then = earlier.get(partition)
    return then !== undefined && (copies ?? then.copies) !== undefined && then.leader !== leader
  })
  for (const [leader, led] of [...groupBy(moved, (one) => one.leader)].slice(0, MOST_NAMED)) {
    const which = `${led.length === 1 ? 'partition' : 'partitions'} ${named(led)} of ${topic}`
    const sentence = leader === null ? `No broker leads ${which} now.` : `Broker ${leader} leads ${which} now.`
    yield { kind: 'leaderMoved', sentence }
  }
}

/** Of brokers and of partitions, at one look: more nobody reads, and a timeline keeps thousands of sentences. */
const MOST_NAMED = 20

function named(partitions: readonly PartitionCounters[]): string {
  const numbers = partitions.slice(0, MOST_NAMED).map(({ partition }) => partition)
  const rest = partitions.length - numbers.length
  return numbers.join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

function* changedCopies(
  topic: string,
  before: readonly PartitionCounters[],
  now: readonly PartitionCounters[],
): Iterable<NewHappening> {
  const [then, there] = [fewest(before), fewest(now)]
  if (then === undefined || there === undefined || then.inSync === there.inSync) return
  if (there.inSync === there.of)
    yield { kind: 'copiesBack', sentence: `All ${there.of} copies of ${topic} are in sync again.` }
  else
    yield {
      kind: there.inSync < then.inSync ? 'copiesLost' : 'copiesBack',
      sentence: `${there.inSync} of ${there.of} copies of ${topic} are in sync.`,
    }
}

/** Of the partition that has the fewest. */
function fewest(
  partitions: readonly PartitionCounters[],
): { readonly inSync: number; readonly of: number } | undefined {
  return partitions
    .flatMap(({ copies }) => (copies ? [{ inSync: copies.inSync.length, of: copies.replicas.length }] : []))
    .sort((a, b) => a.inSync - b.inSync)[0]
}
