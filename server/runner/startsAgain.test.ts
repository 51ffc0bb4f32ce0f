import { beforeEach, describe, expect, test } from 'vitest'
import type { Happening } from '../../shared/protocol/run'
import { benchForTests } from './benchForTests'
import { boardFrom, SOCIAL } from './runnerForTests'

const bench = benchForTests()
const { ended } = bench
let told: Omit<Happening, 'id'>[] = []
beforeEach(() => {
  told = []
  bench.runner.onHappening((_boardId, happening) => told.push(happening))
})
const kinds = () => told.map(({ kind }) => kind)

describe('a change of the drawing that a member cannot be told', () => {
  const restarts = () => told.filter(({ kind }) => kind === 'restarted').map(({ sentence }) => sentence)
  const twoReaders = SOCIAL.replace('services:', 'services:\n  - { id: s9, name: Audit }').replace(
    'connections:',
    'connections:\n  - { id: c9, kind: subscribes, from: t1, to: s9, group: audit }',
  )

  test('starts that service again, alone, and is said so for a moment', async () => {
    await bench.runner.start(boardFrom(twoReaders))
    told = []
    await ended(bench.runner.follow(boardFrom(twoReaders.replace('group: audit', 'group: review'))))
    expect(restarts()).toEqual(['Audit started again alone, because its groups changed.'])
    expect(kinds().filter((kind) => kind === 'started' || kind === 'stopped')).toEqual([])
    expect(
      bench.runner.runs('social').flatMap(({ serviceId, again }) => (again ? [`${serviceId} ${again}`] : [])),
    ).toEqual(['s9 alone, because its groups changed'])
    await bench.pass(6_000)
    expect(bench.run('s9')?.again).toBeUndefined()
  })

  test('starts all that it concerns again, each of which names the others', async () => {
    await bench.runner.start(boardFrom(twoReaders))
    await ended(bench.runner.follow(boardFrom(twoReaders.replace('name: posts', 'name: articles'))))
    expect(restarts().toSorted()).toEqual([
      'Audit started again together with Fan-out, because the topics that it reads changed.',
      'Fan-out started again together with Audit, because the topics that it reads changed.',
    ])
  })

  test('leaves a service stopped that somebody stops meanwhile, and tells that', async () => {
    await bench.runner.start(boardFrom(twoReaders))
    told = []
    const letJoin = bench.kafka.holdJoins()
    const following = bench.runner.follow(boardFrom(twoReaders.replace('group: audit', 'group: review')))
    await bench.pass(100)
    expect(bench.run('s9')).toMatchObject({ state: 'starting', again: expect.any(String) })
    await ended(bench.runner.stop('social', ['s9']))
    letJoin()
    await following
    expect(bench.run('s9')?.state).toBe('stopped')
    expect(bench.run('s9')?.again).toBeUndefined()
    expect(told.map(({ sentence }) => sentence)).toContain('Audit stopped.')
    expect(restarts()).toEqual([])
  })
})
