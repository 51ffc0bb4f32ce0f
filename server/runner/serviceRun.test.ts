import { expect, onTestFinished, test, vi } from 'vitest'
import { createMemoryKafka } from './memoryKafka'
import { createRunner } from './runner'
import { boardFrom, SOCIAL } from './runnerForTests'

test('a bug in one turn leaves the next one whole', async () => {
  const close = vi.fn(async () => {}).mockRejectedValueOnce(new Error('A bug.'))
  const keeping = { open: async () => {}, handle: async () => {}, crash: () => {}, close }
  const keepers = { follow: () => {}, keeping: () => keeping, counters: () => [], forget: () => {} }
  const runner = createRunner({ kafka: createMemoryKafka(), keepers })
  onTestFinished(() => runner.close())
  await runner.start(boardFrom(SOCIAL), ['s2'])
  await expect(runner.stop('social')).rejects.toThrow('A bug.')
  await runner.start(boardFrom(SOCIAL), ['s2'])
  expect(runner.runs('social')[0]?.state).toBe('running')
})
