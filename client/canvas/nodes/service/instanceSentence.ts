import type { InstanceRun } from '../../../../shared/protocol/run'
import { plainName } from '../../../live/plainName'
import { formatCount, formatRate } from '../../../ui/figures'

/** One instance and its share of the work. `prefix` goes before the drawn names of topics on the cluster. */
export function instanceSentence({ number, state, assigned, processed, rate }: InstanceRun, prefix: string): string {
  const partitions = Object.entries(assigned)
    .filter(([, numbers]) => numbers.length > 0)
    .map(([topic, numbers]) => `${plainName(topic, prefix)} ${numbers.join(', ')}`)
  const work = partitions.length > 0 ? `partitions ${partitions.join('; ')}` : 'no partitions'
  return [`Instance ${number} ${state}`, work, `${formatCount(processed)} processed`, formatRate(rate)].join(' · ')
}
