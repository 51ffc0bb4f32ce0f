import { TemplateError } from '../../../shared/generation/template'
import { KafkaProblem } from '../../kafka/port'
import { Interrupted, type OwnRecord, type RunTools } from '../runTools'
import { createStopper } from '../waiting/createStopper'
import { orAborted } from '../waiting/orAborted'
import { batchesOf } from './batchesOf'
import { bytesOfAll } from './bytesOf'
import { createMakeMessage, type Making } from './makeMessage'

/** The bursts of one board, whether its services run or not. */
export type Bursts = {
  /**
   * So many messages, as fast as they can be made. Rejects with a KafkaProblem when one cannot be made, when the cluster does not take them,
   * or when closed before; those before it may be sent.
   */
  make(making: Making, count: number): Promise<number>
  /** Breaks off what is under way. Idempotent. */
  close(): Promise<void>
}
export type BurstTools = Pick<RunTools, 'kafka' | 'now' | 'random' | 'journal' | 'allowance' | 'volume' | 'thinking'>

export function createBursts(tools: BurstTools): Bursts {
  const closing = createStopper()
  const underWay = new Set<Promise<number>>()

  return {
    make(making, count) {
      const burst = sendBurst({ making, count, signal: closing.signal }, tools)
        .catch((error: unknown) => {
          throw inWords(error)
        })
        .finally(() => underWay.delete(burst))
      underWay.add(burst)
      return burst
    },
    async close() {
      closing.abort()
      await Promise.allSettled(underWay)
    },
  }
}

type Burst = { readonly making: Making; readonly count: number; readonly signal: AbortSignal }

async function sendBurst(burst: Burst, tools: BurstTools): Promise<number> {
  const { making, count, signal } = burst
  const { topic } = making.production
  await tools.allowance.wait(count, signal)
  const written = tools.journal.bursts.begin(topic)
  for await (const records of batchesOf(made(burst, tools))) {
    await tools.volume.wait(bytesOfAll(records), signal)
    if (signal.aborted) throw new Interrupted()
    const places = await orAborted(tools.kafka.producer.sendBatch(topic, records), signal)
    for (const { partition, offset } of places) {
      tools.journal.acknowledged({ topic, partition, offset })
      written.add(partition, offset)
    }
  }
  return count
}

async function* made({ making, count, signal }: Burst, tools: BurstTools): AsyncIterable<OwnRecord> {
  // Whoever asked for it waits for its end anyway.
  const make = createMakeMessage({ ...tools, throttled: () => {} })
  for (let message = 0; message < count; message++) yield await make(making, signal)
}

function inWords(error: unknown): unknown {
  if (error instanceof TemplateError) return new KafkaProblem('refused', error.message)
  if (error instanceof Interrupted) return new KafkaProblem('refused', 'The burst was broken off: its board is closed.')
  return error
}
