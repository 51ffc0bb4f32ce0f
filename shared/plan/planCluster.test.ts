import { describe, expect, test } from 'vitest'
import type { Topic, Topology } from '../topology/model'
import { EMPTY_TOPOLOGY } from '../topology/model'
import { describeStep } from './describeStep'
import type { ClusterPlan, ClusterTopic } from './model'
import { planCluster } from './planCluster'

const drawnTopic = (changes: Partial<Topic> = {}): Topic => ({
  id: 't',
  name: 'posts',
  partitions: 3,
  replication: 1,
  configs: new Map(),
  ...changes,
})
const clusterTopic = (changes: Partial<ClusterTopic> = {}): ClusterTopic => ({
  name: 'posts',
  partitions: 3,
  replication: 1,
  configs: new Map(),
  ...changes,
})

type Case = {
  drawn?: Partial<Topic>
  existing?: Partial<ClusterTopic>
  owned?: boolean
  brokers?: number
  prefix?: string
}

function plan({ drawn, existing, owned = true, brokers = 1, prefix = '' }: Case): ClusterPlan {
  const topology: Topology = { ...EMPTY_TOPOLOGY, topics: new Map([['t', drawnTopic(drawn)]]) }
  const topic = existing && clusterTopic(existing)
  return planCluster({
    topology,
    prefix,
    cluster: { brokers, topics: new Map(topic ? [[topic.name, topic]] : []) },
    owned: new Set(owned ? ['posts'] : []),
  })
}

const steps = (found: ClusterPlan) => found.steps.map(describeStep)
const hazards = (found: ClusterPlan) =>
  found.steps.flatMap((step) => step.hazards.map(({ code, sentence }) => `${code}: ${sentence}`))
const blocked = (found: ClusterPlan) =>
  found.blocked.map(({ problem, canAdopt }) => `${problem.code}${canAdopt ? ' (adopt?)' : ''}: ${problem.sentence}`)

describe('a topic that is not there', () => {
  test('is created as it is drawn', () => {
    const found = plan({ drawn: { configs: new Map([['retention.ms', '3600000']]) } })
    expect(steps(found)).toEqual(['Create posts: 3 partitions, 1 copy, retention.ms=3600000'])
    expect(hazards(found)).toEqual([])
    expect(found.blocked).toEqual([])
  })

  test('is created under the prefix', () => {
    expect(plan({ prefix: 'sb.b1.1.' }).steps).toMatchObject([
      { kind: 'createTopic', topicId: 't', topic: 'sb.b1.1.posts' },
    ])
  })

  test('with one copy on several brokers it is a hazard', () => {
    expect(hazards(plan({ brokers: 3 }))).toEqual([
      'oneCopy: There is one copy of each message: when its broker is down nobody can read or write it, and a lost disk loses it.',
    ])
    expect(hazards(plan({ brokers: 3, drawn: { replication: 3 } }))).toEqual([])
  })

  test.each<[string, Partial<Topic>]>([
    ['topicName: A topic called "constructor" cannot be read by the Kafka client used here.', { name: 'constructor' }],
    ['topicName: This topic has no name.', { name: '' }],
    ['partitions: A topic has 1 to 10000 partitions, not 0.', { partitions: 0 }],
    ['replication: Replication 2 is not possible: this cluster has 1 broker.', { replication: 2 }],
    [
      'config: retention.ms is "soon"; Kafka wants a whole number of milliseconds, at least -1.',
      { configs: new Map([['retention.ms', 'soon']]) },
    ],
  ])('is not planned when it would be refused: %s', (sentence, drawn) => {
    const found = plan({ drawn })
    expect(found.steps).toEqual([])
    expect(blocked(found)).toEqual([sentence])
  })

  test('drawn twice, it is created once', () => {
    const topics = new Map([
      ['t', drawnTopic()],
      ['u', drawnTopic({ id: 'u', partitions: 5 })],
    ])
    const found = planCluster({
      topology: { ...EMPTY_TOPOLOGY, topics },
      prefix: '',
      cluster: { brokers: 1, topics: new Map() },
      owned: new Set(),
    })
    expect(steps(found)).toEqual(['Create posts: 3 partitions, 1 copy'])
  })
})

describe('a topic that the board owns', () => {
  test('and draws no more stays where it is, named apart from every step', () => {
    const found = plan({ drawn: { name: 'renamed' }, existing: {} })
    expect(steps(found)).toEqual(['Create renamed: 3 partitions, 1 copy'])
    expect([found.undrawn, found.own, found.foreign]).toEqual([['posts'], [], []])
    expect(plan({ drawn: { name: 'renamed' }, existing: {}, owned: false }).undrawn).toEqual([])
    expect(plan({ drawn: { name: 'renamed' } }).undrawn).toEqual([])
  })

  test('is among its own while it is drawn and there', () => {
    expect(plan({ existing: {} })).toMatchObject({ own: [{ topicId: 't', topic: 'posts' }], undrawn: [] })
    expect(plan({}).own).toEqual([])
  })

  test('needs nothing where it is as drawn, whatever else is configured on it', () => {
    const configs = new Map([
      ['retention.ms', '5'],
      ['max.message.bytes', '10'],
    ])
    const found = plan({ drawn: { configs: new Map([['retention.ms', '5']]) }, existing: { configs } })
    expect(found).toMatchObject({ steps: [], blocked: [] })
  })

  test.each([
    ['preallocate', 'TRUE', 'true'],
    ['cleanup.policy', 'compact, delete', 'delete,compact'],
    ['min.cleanable.dirty.ratio', '0.50', '0.5'],
    ['retention.ms', '007', '7'],
  ])('%s %j is the same as %j', (name, drawn, existing) => {
    expect(
      plan({ drawn: { configs: new Map([[name, drawn]]) }, existing: { configs: new Map([[name, existing]]) } }).steps,
    ).toEqual([])
  })

  test.each([
    [3, 4, 75],
    [3, 6, 50],
    [1, 2, 50],
    [4, 6, 67],
  ])('from %i to %i partitions: %i %% of the keys move', (from, to, share) => {
    const found = plan({ drawn: { partitions: to }, existing: { partitions: from } })
    expect(steps(found)).toEqual([`Give posts ${to} partitions instead of ${from}`])
    expect(hazards(found)[0]).toContain(` ${share} % of the keys go to another partition`)
    expect(hazards(found)[1]).toBe('noWayBack: Partitions cannot be taken away again.')
  })

  test('only configs that differ are set, and say what they were', () => {
    const configs = new Map([
      ['segment.ms', '100'],
      ['retention.ms', '5'],
    ])
    const found = plan({
      drawn: {
        configs: new Map([
          ['segment.ms', '200'],
          ['flush.ms', '7'],
          ['retention.ms', '5'],
        ]),
      },
      existing: { configs },
    })
    expect(steps(found)).toEqual([`Change posts: segment.ms from 100 to 200, flush.ms from the broker's default to 7`])
    expect(found.steps).toMatchObject([
      { set: { 'segment.ms': { from: '100', to: '200' }, 'flush.ms': { from: null, to: '7' } } },
    ])
  })

  test.each([
    [
      'retention.ms',
      '7200000',
      '3600000',
      'dataDeleted: Messages older than 1 hour will be deleted, and soon; there is no way to get them back.',
    ],
    [
      'retention.ms',
      null,
      '5400000',
      'dataDeleted: Messages older than 90 minutes will be deleted, and soon; there is no way to get them back.',
    ],
    [
      'retention.ms',
      '-1',
      '86400000',
      'dataDeleted: Messages older than 1 day will be deleted, and soon; there is no way to get them back.',
    ],
    ['retention.ms', '5', '-1', undefined],
    [
      'retention.bytes',
      '-1',
      '1048576',
      'dataDeleted: Messages beyond the newest 1 MB of each partition will be deleted, and soon; there is no way to get them back.',
    ],
    [
      'cleanup.policy',
      null,
      'compact',
      'compacts: Only the newest message of each key will be kept, and messages without a key will be refused.',
    ],
    [
      'cleanup.policy',
      'compact',
      'delete',
      'dataDeleted: Messages older than the retention will be deleted, the newest of a key too.',
    ],
    ['max.message.bytes', '1000000', '2048', 'refusesLarge: Messages of more than 2 kB will be refused.'],
    [
      'min.insync.replicas',
      null,
      '2',
      'refusesWrites: Writing will be refused while fewer than 2 copies are up to date.',
    ],
    ['min.insync.replicas', '2', '1', undefined],
    [
      'unclean.leader.election.enable',
      null,
      'true',
      'mayLose: Acknowledged messages may be lost when a broker that lagged behind becomes the leader.',
    ],
    ['segment.ms', null, '5', undefined],
  ])('%s from %s to %s: %s', (name, from, to, hazard) => {
    const found = plan({
      drawn: { configs: new Map([[name, to]]) },
      existing: { configs: new Map(from === null ? [] : [[name, from]]) },
    })
    expect(hazards(found)).toEqual(hazard ? [hazard] : [])
  })

  test('is not given fewer partitions or another replication, yet its configs are changed', () => {
    const found = plan({
      drawn: { partitions: 2, replication: 3, configs: new Map([['flush.ms', '5']]) },
      existing: {},
      brokers: 3,
    })
    expect(steps(found)).toEqual([`Change posts: flush.ms from the broker's default to 5`])
    expect(blocked(found)).toEqual([
      'fewerPartitions: "posts" has 3 partitions; Kafka cannot take any away, so it will not have 2.',
      'replicationChange: "posts" has replication 1, not 3; changing that means moving data, which Streamboard does not do.',
    ])
  })
})

describe('a topic that was there before', () => {
  test('is used as it is where it is as drawn', () => {
    expect(plan({ existing: {}, owned: false })).toMatchObject({ steps: [], blocked: [] })
  })

  test.each<Partial<Topic>>([
    { partitions: 4 },
    { partitions: 2 },
    { replication: 2 },
    { configs: new Map([['flush.ms', '5']]) },
  ])('is not changed to %j before it is adopted', (drawn) => {
    const found = plan({ drawn, existing: {}, owned: false, brokers: 3 })
    expect(found.steps).toEqual([])
    expect(blocked(found)).toEqual([
      'foreign (adopt?): "posts" exists already on the cluster, is not as it is drawn, and this board neither created nor adopted it.',
    ])
  })
})

describe("a plan's hash", () => {
  const before = plan({ existing: {} }).hash

  test('stays where nothing that matters has changed', () => {
    expect(plan({ existing: {} }).hash).toBe(before)
    expect(plan({ existing: {}, drawn: { example: 'x', schema: '{}' } }).hash).toBe(before)
  })

  test.each<[string, Case]>([
    ['the drawing', { existing: {}, drawn: { partitions: 4 } }],
    ['the cluster', { existing: { configs: new Map([['flush.ms', '1']]) } }],
    ['what exists', {}],
    ['who owns it', { existing: {}, owned: false }],
    ['the number of brokers', { existing: {}, brokers: 3 }],
    ['the prefix', { existing: {}, prefix: 'x' }],
  ])('changes with %s', (_what, changed) => {
    expect(plan(changed).hash).not.toBe(before)
  })
})
