import { expect, test, vi } from 'vitest'
import { Interrupted, type RunTools } from '../runTools'
import { deliver } from './deliver'

test('who has crashed sends nothing', async () => {
  const send = vi.fn(async () => ({ partition: 0, offset: 0n }))
  const tools = { kafka: { producer: { send } }, trouble: () => {} } as unknown as RunTools
  const signals = { give: AbortSignal.abort(), cut: AbortSignal.abort() }
  const record = { key: null, value: null, headers: [] }
  const delivered = deliver({ topic: 't', records: [record], source: 's', tell: (reason) => reason, signals }, tools)
  await expect(delivered).rejects.toBeInstanceOf(Interrupted)
  expect(send).not.toHaveBeenCalled()
})
