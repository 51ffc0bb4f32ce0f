import { describe, expect, test } from 'vitest'
import type { ClusterTopic } from '../../shared/plan/model'
import { planCluster } from '../../shared/plan/planCluster'
import { boardOf } from '../../shared/topology/boardForTests'
import { KafkaProblem } from '../kafka/port'
import { applySteps } from './applySteps'
import { memoryTopicAdmin } from './memoryTopicAdmin'
import { readCluster } from './readCluster'

const BOARD = boardOf(`streamboard: 1
topics:
  - { id: a, name: posts, partitions: 3, configs: { retention.ms: "5" } }
  - { id: b, name: updates, partitions: 2 }
  - { id: c, name: "not a name" }
`)

/** A board beside a cluster in memory; `apply` plans and applies, `breaks` names the calls that fail. */
function scene(existing: readonly ClusterTopic[], ...ours: string[]) {
  const topics = new Map(existing.map((topic) => [topic.name, topic]))
  const owned = new Set(ours)
  const told: string[] = []
  const named = { topology: BOARD, prefix: '', owned }
  const plan = async () => planCluster({ ...named, cluster: await readCluster(memoryTopicAdmin(topics), named) })
  const apply = async (before?: (call: string) => void) =>
    applySteps(memoryTopicAdmin(topics, before), (await plan()).steps, {
      onProgress: ({ step, state }) => told.push(`${step} ${state}`),
      own: (topic) => owned.add(topic),
    })
  return { topics, owned, told, plan, apply }
}

const topic = (name: string, partitions: number, configs: Record<string, string> = {}): ClusterTopic => ({
  name,
  partitions,
  replication: 1,
  configs: new Map(Object.entries(configs)),
})

const failing = (at: string, problem: Error) => (call: string) => {
  if (call === at) throw problem
}

describe('applying a plan', () => {
  test('does its steps in order, owns what it created, and leaves nothing to plan', async () => {
    const { topics, owned, told, plan, apply } = scene([])
    expect(await apply()).toEqual({ ok: true, value: 2 })
    expect(told).toEqual(['0 doing', '0 done', '1 doing', '1 done'])
    expect([...topics.values()]).toEqual([topic('posts', 3, { 'retention.ms': '5' }), topic('updates', 2)])
    expect([...owned]).toEqual(['posts', 'updates'])
    expect((await plan()).steps).toEqual([])
  })

  test('changes what is owned and nothing beside it', async () => {
    const { topics, apply } = scene(
      [topic('posts', 1, { 'flush.ms': '7', 'retention.ms': '9' }), topic('updates', 2), topic('other', 1)],
      'posts',
    )
    expect(await apply()).toEqual({ ok: true, value: 2 })
    expect(topics.get('posts')).toEqual(topic('posts', 3, { 'flush.ms': '7', 'retention.ms': '5' }))
    expect(topics.get('other')).toEqual(topic('other', 1))
  })

  test('stops at a step that fails, says which and why, and goes on from there when applied again', async () => {
    const { told, topics, apply, plan } = scene([])
    const away = new KafkaProblem('unreachable', 'The cluster does not answer.', { retriable: true })
    expect(await apply(failing('create updates', away))).toEqual({
      ok: false,
      problem: {
        code: 'unreachable',
        sentence: 'Create updates: 2 partitions, 1 copy: The cluster does not answer.',
        place: 'updates',
        next: 'Mend the cause. Then apply again: what is done stays done, and the rest is taken up.',
        retriable: true,
      },
    })
    expect(told).toEqual(['0 doing', '0 done', '1 doing', '1 failed'])
    expect(await apply()).toEqual({ ok: true, value: 1 })
    expect([...topics.keys()]).toEqual(['posts', 'updates'])
    expect((await plan()).steps).toEqual([])
  })

  test.each(['create posts', 'partitions posts', 'configs posts', 'create updates'])(
    'a crash before "%s" is repaired by applying again',
    async (at) => {
      for (const existing of [[], [topic('posts', 1)]]) {
        const { plan, apply } = scene(existing, 'posts')
        await apply(failing(at, new Error('the process is gone'))).catch(() => {})
        expect(await apply()).toMatchObject({ ok: true })
        expect((await plan()).steps).toEqual([])
      }
    },
  )

  test('a topic that somebody else made meanwhile is used when it is as drawn, but not owned', async () => {
    const { topics, owned, apply } = scene([])
    const overtaken = (call: string) => {
      if (call === 'create posts') topics.set('posts', topic('posts', 3))
    }
    expect(await apply(overtaken)).toEqual({ ok: true, value: 2 })
    expect([...owned]).toEqual(['updates'])
  })

  test('a topic that somebody else made otherwise is a failure', async () => {
    const { topics, owned, apply } = scene([])
    const overtaken = (call: string) => {
      if (call === 'create posts') topics.set('posts', topic('posts', 8))
    }
    expect(await apply(overtaken)).toMatchObject({ ok: false, problem: { code: 'topicExists', place: 'posts' } })
    expect([...owned]).toEqual([])
  })

  test('a topic whose creation was not answered is owned, for there it is', async () => {
    const { topics, owned, apply } = scene([])
    const unanswered = (call: string) => {
      if (call !== 'create posts') return
      topics.set('posts', topic('posts', 3))
      throw new KafkaProblem('timeout', 'The cluster took too long.')
    }
    expect(await apply(unanswered)).toMatchObject({ ok: false, problem: { code: 'timeout' } })
    expect([...owned]).toEqual(['posts'])
  })

  test('a bug is not dressed up as a problem', async () => {
    const { apply } = scene([])
    await expect(apply(failing('create posts', new TypeError('a bug')))).rejects.toThrow('a bug')
  })
})
