import { onTestFinished, vi } from 'vitest'
import type { StoreCounters } from '../../../shared/protocol/run'
import type { StoreContents } from '../../../shared/protocol/runRequests'
import type { Kafka } from '../../kafka/port'
import type { Tables } from '../../tables/port'
import { tablesForTests } from '../../tables/tablesForTests'
import type { RunBoard } from '../port'
import { createRunner } from '../runner'
import type { RunKafka } from '../runTools'
import { createStores } from './createStores'

export const PATIENCE = { timeout: 40_000, interval: 20 }

type Changed = { readonly kafka?: (kafka: Kafka) => RunKafka; readonly tables?: (tables: Tables) => Tables }

/** Stores of a board, with the services that keep them, for one test. What they work with may be changed on its way to them. */
export function openStores(kafka: Kafka, board: RunBoard, changed: Changed = {}) {
  const { tables } = tablesForTests()
  const stores = createStores({ kafka, tables: changed.tables?.(tables) ?? tables })
  const runner = createRunner({ kafka: changed.kafka?.(kafka) ?? kafka, keepers: stores })
  onTestFinished(async () => {
    await runner.close()
    await stores.close()
  })
  const run = (serviceId: string) => runner.runs(board.boardId).find((one) => one.serviceId === serviceId)
  return {
    stores,
    runner,
    tables,
    run,
    counters: (storeId: string): StoreCounters | undefined =>
      runner.stores(board.boardId).find((one) => one.storeId === storeId),
    async contents(storeId: string, asOf?: number): Promise<StoreContents> {
      const read = await stores.read(board, storeId, { limit: 1_000, ...(asOf !== undefined && { asOf }) })
      if (read.ok) return read.value
      throw new Error(read.problem.sentence)
    },
  }
}

/** The group has handled all that is in the topic. */
export async function caughtUp(kafka: Kafka, { prefix }: RunBoard, group: string, topicName: string): Promise<void> {
  const topic = prefix + topicName
  const ends = (await kafka.reader.offsets(topic)).filter(({ end }) => end > 0n)
  await vi.waitUntil(async () => {
    const committed = (await kafka.groups.committed(prefix + group, [topic])).get(topic)
    return ends.every(({ partition, end }) => committed?.get(partition) === end)
  }, PATIENCE)
}
