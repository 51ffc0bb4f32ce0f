import { TemplateError } from '../../../shared/generation/template'
import { KafkaProblem } from '../../kafka/port'
import type { RunTools } from '../runTools'
import { batchesOf } from './batchesOf'
import { createMakeMessage, type Making } from './makeMessage'

export type BurstTools = Pick<RunTools, 'kafka' | 'now' | 'random' | 'journal' | 'allowance'>

/** So many messages at once. Rejects with a KafkaProblem when one cannot be made or the cluster does not take them. */
export async function burst(making: Making, count: number, tools: BurstTools): Promise<number> {
  const { topic } = making.production
  await tools.allowance.wait(count, NEVER)
  const make = createMakeMessage(tools)
  for (const records of batchesOf(Array.from({ length: count }, () => made(() => make(making))))) {
    const places = await tools.kafka.producer.sendBatch(topic, records)
    for (const { partition, offset } of places) tools.journal.acknowledged({ topic, partition, offset })
  }
  return count
}

const NEVER = new AbortController().signal

function made<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    throw error instanceof TemplateError ? new KafkaProblem('refused', error.message) : error
  }
}
