import type { Hazard } from './model'
import { spokenBytes, spokenDuration } from './spoken'

/** The share of keys that change their partition, for `hash % partitions`: of lcm(from, to) residues only the first `from` stay. */
export function partitionHazards(from: number, to: number): readonly Hazard[] {
  const moved = Math.round(100 * (1 - greatestCommonDivisor(from, to) / to))
  return [
    {
      code: 'keysMove',
      sentence: `With ${to} instead of ${from} partitions ${moved} % of the keys go to another partition: later messages of such a key may be read before its earlier ones.`,
    },
    { code: 'noWayBack', sentence: 'Partitions cannot be taken away again.' },
  ]
}

export function oneCopyHazards(replication: number, brokers: number): readonly Hazard[] {
  if (replication > 1 || brokers === 1) return []
  return [
    {
      code: 'oneCopy',
      sentence:
        'There is one copy of each message: when its broker is down nobody can read or write it, and a lost disk loses it.',
    },
  ]
}

export type ConfigChange = {
  readonly name: string /** null: the broker's default, which a plan does not know. */
  readonly from: string | null
  readonly to: string
}

export function configHazards(change: ConfigChange): readonly Hazard[] {
  switch (change.name) {
    case 'retention.ms':
      return shrinks(change) ? [deleted(`older than ${spokenDuration(Number(change.to))}`)] : []
    case 'retention.bytes':
      return shrinks(change) ? [deleted(`beyond the newest ${spokenBytes(Number(change.to))} of each partition`)] : []
    case 'cleanup.policy':
      return policyHazards(change)
    case 'max.message.bytes':
      return shrinks(change)
        ? [
            {
              code: 'refusesLarge',
              sentence: `Messages of more than ${spokenBytes(Number(change.to))} will be refused.`,
            },
          ]
        : []
    case 'min.insync.replicas':
      return Number(change.to) > Number(change.from ?? 1)
        ? [
            {
              code: 'refusesWrites',
              sentence: `Writing will be refused while fewer than ${change.to} copies are up to date.`,
            },
          ]
        : []
    case 'unclean.leader.election.enable':
      return change.to.toLowerCase() === 'true'
        ? [
            {
              code: 'mayLose',
              sentence: 'Acknowledged messages may be lost when a broker that lagged behind becomes the leader.',
            },
          ]
        : []
    default:
      return []
  }
}

const deleted = (which: string): Hazard => ({
  code: 'dataDeleted',
  sentence: `Messages ${which} will be deleted, and soon; there is no way to get them back.`,
})

/** Less than before, or than a default that may be more. -1 means without bound. */
function shrinks({ from, to }: ConfigChange): boolean {
  const bound = (value: string) => (value.trim() === '-1' ? Number.POSITIVE_INFINITY : Number(value))
  return bound(to) < bound(from ?? '-1')
}

function policyHazards({ from, to }: ConfigChange): readonly Hazard[] {
  const [before, after] = [from ?? 'delete', to].map((policy) => new Set(policy.split(',').map((word) => word.trim())))
  const begins = (policy: string) => after?.has(policy) && !before?.has(policy)
  return [
    ...(begins('compact')
      ? [
          {
            code: 'compacts',
            sentence: 'Only the newest message of each key will be kept, and messages without a key will be refused.',
          },
        ]
      : []),
    ...(begins('delete')
      ? [
          {
            code: 'dataDeleted',
            sentence: 'Messages older than the retention will be deleted, the newest of a key too.',
          },
        ]
      : []),
  ]
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))
