import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Topology } from '../topology/model'
import { topologyArbitrary } from '../topology/topologyArbitrary'
import type { ClusterState, ClusterTopic, Step } from './model'
import { planCluster } from './planCluster'

describe('for any board on any cluster', () => {
  const situation = fc
    .tuple(topologyArbitrary.map(withGoodNames), fc.integer({ min: 1, max: 3 }))
    .chain(([topology, brokers]) => {
      const named = [...topology.topics.values()].map(({ name }) => name)
      const existing = fc.record({
        partitions: fc.integer({ min: 1, max: 50 }),
        replication: fc.integer({ min: 1, max: brokers }),
        configs: fc
          .subarray([
            ['retention.ms', '1000'],
            ['cleanup.policy', 'compact'],
            ['flush.ms', '5'],
          ] as const)
          .map((configs) => new Map(configs)),
      })
      return fc.record({
        topology: fc.constant(topology),
        cluster: fc.dictionary(fc.constantFrom('other', ...named), existing, { noNullPrototype: true }).map(
          (topics): ClusterState => ({
            brokers,
            topics: new Map(Object.entries(topics).map(([name, topic]) => [name, { name, ...topic }])),
          }),
        ),
        owned: fc.subarray(named).map((names) => new Set(names)),
      })
    })

  test('planning again after applying is empty, also when applying was cut short and taken up again', () => {
    fc.assert(
      fc.property(situation, fc.nat(5), ({ topology, cluster, owned }, cut) => {
        const first = planCluster({ topology, prefix: '', cluster, owned })
        const half = first.steps.slice(0, cut).reduce(applyToState, { cluster, owned })
        const second = planCluster({ topology, prefix: '', ...half })
        expect(second.steps).toEqual(first.steps.slice(cut))
        const whole = second.steps.reduce(applyToState, half)
        const last = planCluster({ topology, prefix: '', ...whole })
        expect(last.steps).toEqual([])
        expect(last.blocked).toEqual(first.blocked)
      }),
    )
  })

  test('what the board does not own or name stays as it was', () => {
    fc.assert(
      fc.property(situation, ({ topology, cluster, owned }) => {
        const after = planCluster({ topology, prefix: '', cluster, owned }).steps.reduce(applyToState, {
          cluster,
          owned,
        })
        for (const [name, topic] of cluster.topics) {
          const now = after.cluster.topics.get(name)
          if (!owned.has(name)) expect(now).toBe(topic)
          const drawn = [...topology.topics.values()].find((candidate) => candidate.name === name)
          for (const [config, value] of topic.configs)
            if (!drawn?.configs.has(config)) expect(now?.configs.get(config)).toBe(value)
        }
      }),
    )
  })
})

type Situation = { readonly cluster: ClusterState; readonly owned: ReadonlySet<string> }

/** What a cluster that does as it is told would hold after the step. */
function applyToState({ cluster, owned }: Situation, step: Step): Situation {
  const existing = cluster.topics.get(step.topic)
  const topics = new Map(cluster.topics).set(
    step.topic,
    changed(existing ?? { name: step.topic, partitions: 0, replication: 0, configs: new Map() }, step),
  )
  return { cluster: { ...cluster, topics }, owned: new Set([...owned, step.topic]) }
}

function changed(topic: ClusterTopic, step: Step): ClusterTopic {
  switch (step.kind) {
    case 'createTopic':
      return {
        ...topic,
        partitions: step.partitions,
        replication: step.replication,
        configs: new Map(Object.entries(step.configs)),
      }
    case 'addPartitions':
      return { ...topic, partitions: step.to }
    case 'setConfigs':
      return {
        ...topic,
        configs: new Map([...topic.configs, ...Object.entries(step.set).map(([name, { to }]) => [name, to] as const)]),
      }
  }
}

/** Every other topic gets a name that Kafka takes, so that there is something to do. */
function withGoodNames(topology: Topology): Topology {
  const topics = [...topology.topics].map(
    ([id, topic], at) => [id, at % 2 === 0 ? { ...topic, name: `topic-${at}` } : topic] as const,
  )
  return { ...topology, topics: new Map(topics) }
}
