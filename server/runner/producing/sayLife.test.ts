import { describe, expect, test } from 'vitest'
import { KafkaProblem } from '../../kafka/port'
import { benchForTests } from '../benchForTests'
import { boardFrom, SOCIAL } from '../runnerForTests'

const bench = benchForTests()

const TOLD = SOCIAL.replace(
  'topics:',
  "topics:\n  - { id: t0, name: activity, partitions: 1, replication: 1, example: '{}' }",
).replace('notes:', '  - { id: c0, kind: produces, from: s2, to: t0, when: life, category: system }\nnotes:')

describe('a service that tells of its life', () => {
  const said = () =>
    bench.kafka.records('activity').map(({ value, headers }) => ({
      ...JSON.parse(String(value)),
      category: headers.find(([name]) => name === 'x-category')?.[1]?.toString(),
    }))
  const event = (type: string, instances = 1) => ({ type, category: 'system', data: { service: 'Fan-out', instances } })

  test('says that it has started and stopped, and of a crash nothing', async () => {
    const board = boardFrom(TOLD)
    await bench.runner.start(board)
    await bench.pass(500)
    expect(said()).toMatchObject([event('ServiceStarted')])
    const stopped = bench.runner.stop('social', ['s2'])
    await bench.pass(1_000)
    await stopped
    await bench.runner.start(boardFrom(TOLD.replace('name: Fan-out,', 'name: Fan-out, instances: 2,')), ['s2'])
    await bench.runner.crash('social', 's2')
    await bench.pass(1_000)
    expect(said()).toMatchObject([event('ServiceStarted'), event('ServiceStopped'), event('ServiceStarted', 2)])
    expect(bench.run('s2')?.state).toBe('crashed')
    for (const topic of ['posts', 'notifications']) expect(bench.values(topic).join()).not.toContain('Service')
  })

  test('runs all the same where nobody takes it, and says so until it is drawn otherwise', async () => {
    bench.kafka.refuseWith(new KafkaProblem('unreachable', 'Nobody answers.', { retriable: true }))
    const started = bench.runner.start(boardFrom(TOLD), ['s2'])
    await bench.pass(1_500)
    await started
    bench.kafka.refuseWith(undefined)
    expect(bench.run('s2')).toMatchObject({
      state: 'running',
      lastError: 'ServiceStarted could not be told to activity: the cluster does not answer.',
    })
    await bench.runner.follow(boardFrom(TOLD.replace('when: life,', 'when: life, value: here,')))
    expect(bench.run('s2')?.lastError).toBeUndefined()
  })
})
