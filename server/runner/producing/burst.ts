import { TemplateError } from '../../../shared/generation/template'
import { KafkaProblem } from '../../kafka/port'
import type { OwnRecord, RunTools } from '../runTools'
import { batchesOf } from './batchesOf'
import { createMakeMessage, type Making } from './makeMessage'

export type BurstTools = Pick<RunTools, 'kafka' | 'now' | 'random' | 'journal' | 'allowance' | 'thinking'>

/**
 * So many messages, as fast as they can be made. Rejects with a KafkaProblem when one cannot be made or the cluster does not take them; those
 * before it may be sent.
 */
export async function burst(making: Making, count: number, tools: BurstTools): Promise<number> {
  const { topic } = making.production
  await tools.allowance.wait(count, NEVER)
  for await (const records of batchesOf(made(making, count, tools))) {
    const places = await tools.kafka.producer.sendBatch(topic, records)
    for (const { partition, offset } of places) tools.journal.acknowledged({ topic, partition, offset })
  }
  return count
}

const NEVER = new AbortController().signal

async function* made(making: Making, count: number, tools: BurstTools): AsyncIterable<OwnRecord> {
  // Whoever asked for it waits for its end anyway.
  const make = createMakeMessage({ ...tools, throttled: () => {} })
  try {
    for (let message = 0; message < count; message++) yield await make(making, NEVER)
  } catch (error) {
    throw error instanceof TemplateError ? new KafkaProblem('refused', error.message) : error
  }
}
