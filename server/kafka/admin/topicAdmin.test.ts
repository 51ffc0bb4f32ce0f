import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Cluster } from '../cluster'
import { createTopicAdmin } from './topicAdmin'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

test('a deletion that the cluster has taken does not fail any more, whatever becomes of the cluster', async () => {
  const restart = vi.fn(async () => {
    vi.advanceTimersByTime(10_000)
    throw new Error('The broker is being restarted.')
  })
  const cluster = {
    openLink: () => ({}),
    askController: async () => {},
    metadata: restart,
    closing: new AbortController().signal,
  } as unknown as Cluster
  const deleted: string[] = []
  const admin = createTopicAdmin(cluster, (topic) => deleted.push(topic))
  await expect(admin.deleteTopic({ name: 'orders', id: 'a1' })).resolves.toBeUndefined()
  expect([deleted, restart.mock.calls.length]).toEqual([['orders'], 2])
})
