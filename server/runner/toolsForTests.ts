import { createJournal } from './journal/createJournal'
import { createMemoryKafka } from './memoryKafka'
import type { TokenBucket } from './producing/tokenBucket'
import { createRunCounts } from './runCounts'
import type { RunTools } from './runTools'

export const PLENTY: TokenBucket = { take: (count) => count, wait: async () => {} }

/** What a service works with, over a Kafka in memory; nothing holds it back. */
export const toolsForTests = (changed: Partial<RunTools> = {}): RunTools => ({
  kafka: createMemoryKafka(),
  now: () => 0,
  random: () => 0.5,
  journal: createJournal(() => 0),
  counts: createRunCounts(() => 0),
  allowance: PLENTY,
  volume: PLENTY,
  thinking: PLENTY,
  trouble: () => {},
  mishap: () => {},
  throttled: () => {},
  failed: () => {},
  ...changed,
})
