import type { Context, KafkaRecord } from '../src/gen/message.js'
import { createRandom } from '../src/gen/random.js'

/** A record as it might come in, and what a handler is given with it. */
export function received(topic: string, value: Buffer | null): Context {
  const record: KafkaRecord = {
    topic,
    partition: 0,
    offset: '7',
    timestamp: '1700000000000',
    key: Buffer.from('key'),
    value,
    headers: [],
  }
  const say = () => {}
  return {
    record,
    topic,
    group: 'group',
    count: 1,
    now: 1_700_000_000_000,
    random: createRandom(1),
    pause: async () => {},
    call: async () => {},
    fill: () => {},
    log: { debug: say, info: say, warn: say, error: say },
    signal: new AbortController().signal,
  }
}
