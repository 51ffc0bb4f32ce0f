import { expect, test, vi } from 'vitest'
import { createMemoryKafka } from '../memoryKafka'
import { Interrupted, type RunKafka } from '../runTools'
import { toolsForTests } from '../toolsForTests'
import { deliver } from './deliver'

test('who has crashed sends nothing', async () => {
  const send = vi.fn(async () => ({ partition: 0, offset: 0n }))
  const kafka: RunKafka = { ...createMemoryKafka(), producer: { send, sendBatch: async () => [] } }
  const signals = { give: AbortSignal.abort(), cut: AbortSignal.abort() }
  const record = { key: null, value: null, headers: [] }
  const delivery = { topic: 't', records: [record], source: 's', tell: (reason: string) => reason, signals }
  const delivered = deliver(delivery, toolsForTests({ kafka }))
  await expect(delivered).rejects.toBeInstanceOf(Interrupted)
  expect(send).not.toHaveBeenCalled()
})
