import { afterAll, expect, inject, test } from 'vitest'
import { planCluster } from '../../shared/plan/planCluster'
import { boardOf } from '../../shared/topology/boardForTests'
import { connectKafka } from '../kafka/kafkajsKafka'
import { applySteps } from './applySteps'
import { readCluster } from './readCluster'

const kafka = connectKafka({ brokers: inject('brokers'), clientId: 'apply-steps-test' })
afterAll(() => kafka.close())

const prefix = `apply-${Date.now().toString(36)}-${process.pid}.`
const owned = new Set<string>()

const board = (topics: string) => boardOf(`streamboard: 1\ntopics:\n${topics}`)

async function planAndApply(topology: ReturnType<typeof board>) {
  const named = { topology, prefix, owned }
  const plan = async () => planCluster({ ...named, cluster: await readCluster(kafka.admin, named) })
  const first = await plan()
  const applied = await applySteps(kafka.admin, first.steps, { onProgress: () => {}, own: (topic) => owned.add(topic) })
  const described = await kafka.admin.describeCluster([`${prefix}posts`])
  return {
    kinds: first.steps.map(({ kind }) => kind),
    applied,
    again: await plan(),
    posts: described.topics.get(`${prefix}posts`),
  }
}

test('a plan is applied to a real cluster, changed, and empty each time afterwards', async () => {
  const created = await planAndApply(
    board(`  - { id: a, name: posts, partitions: 3, configs: { retention.ms: "3600000", cleanup.policy: "compact, delete", preallocate: "TRUE" } }
  - { id: b, name: updates }`),
  )
  expect(created.kinds).toEqual(['createTopic', 'createTopic'])
  expect(created.applied).toEqual({ ok: true, value: 2 })
  expect(created.again).toMatchObject({ steps: [], blocked: [] })

  const sent = await kafka.producer.send({
    topic: `${prefix}posts`,
    key: Buffer.from('alice'),
    value: Buffer.from('now'),
    headers: [],
  })
  expect(sent).toEqual({ partition: 0, offset: 0n })

  const changed = await planAndApply(
    board('  - { id: a, name: posts, partitions: 4, configs: { retention.ms: "7200000", max.message.bytes: "2000" } }'),
  )
  expect(changed.kinds).toEqual(['addPartitions', 'setConfigs'])
  expect(changed.again).toMatchObject({ steps: [], blocked: [] })
  expect(changed.posts?.partitions).toBe(4)
  expect(changed.posts?.configs).toEqual(
    new Map([
      ['cleanup.policy', expect.stringContaining('compact')],
      ['max.message.bytes', '2000'],
      ['preallocate', expect.stringMatching(/true/i)],
      ['retention.ms', '7200000'],
    ]),
  )
})

test('what the cluster refuses is a problem with a sentence', async () => {
  const refused = await planAndApply(board('  - { id: n, name: nonsense, configs: { no.such.config: "1" } }'))
  expect(refused.applied).toMatchObject({ ok: false, problem: { code: 'invalidConfig', place: `${prefix}nonsense` } })
})
