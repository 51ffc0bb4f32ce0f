import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Happening } from '../../shared/protocol/run'
import { KafkaProblem, SESSION_MS } from '../kafka/port'
import { benchForTests } from './benchForTests'
import { boardFrom, SOCIAL } from './runnerForTests'

const bench = benchForTests()
const { ended } = bench
let told: Omit<Happening, 'id'>[] = []
beforeEach(() => {
  told = []
  bench.runner.onHappening((_boardId, happening) => told.push(happening))
})
const withCopies = (count: number, more = '') =>
  boardFrom(SOCIAL.replace('name: Fan-out,', `name: Fan-out, instances: ${count},${more}`))
const copies = (serviceId: string) =>
  bench.run(serviceId)?.instances?.map(({ number, state, assigned }) => [number, state, assigned.posts ?? []])
const numbers = (topic: string) => bench.values(topic).map((value) => Number(/\d+/.exec(value ?? '')))
const kinds = () => told.map(({ kind }) => kind)

describe('copies of a service', () => {
  test('are members of their own, with what the group gave them', async () => {
    await bench.runner.start(withCopies(3))
    expect(bench.kafka.joins.map(({ clientId }) => clientId).sort()).toEqual([
      'streamboard-fan-out-1',
      'streamboard-fan-out-2',
      'streamboard-fan-out-3',
    ])
    expect(copies('s2')).toEqual([
      [1, 'running', [0]],
      [2, 'running', []],
      [3, 'running', []],
    ])
    await bench.pass(2_000)
    expect(bench.run('s2')?.instances?.map(({ processed }) => processed)).toEqual([bench.values('posts').length, 0, 0])
  })

  test('have one pair of hands each: whatever it comes from, records that take time come one after the other', async () => {
    const twoTopics = SOCIAL.replace('name: Fan-out,', 'name: Fan-out, delayMs: 1000,').replace(
      'connections:',
      'connections:\n  - { id: c4, kind: subscribes, from: t2, to: s2, group: other }',
    )
    for (const topic of ['posts', 'notifications'])
      bench.kafka.append(topic, { key: Buffer.from('k'), value: Buffer.from('{"n":1}') })
    await bench.runner.start(boardFrom(twoTopics), ['s2'])
    await bench.pass(1_500)
    expect(bench.run('s2')?.processed).toBe(1)
    await bench.pass(1_000)
    expect(bench.run('s2')?.processed).toBe(2)
  })

  test('come and go with the drawing, the last ones first, and no record is lost or repeated', async () => {
    await bench.runner.start(withCopies(1))
    await bench.pass(1_000)
    await ended(bench.runner.follow(withCopies(3)))
    expect(copies('s2')?.map(([number]) => number)).toEqual([1, 2, 3])
    await ended(bench.runner.follow(withCopies(2)))
    expect(copies('s2')?.map(([number]) => number)).toEqual([1, 2])
    await bench.pass(1_000)
    await ended(bench.runner.stop('social'))
    expect(numbers('notifications')).toEqual(numbers('posts'))
    expect(kinds().filter((kind) => kind === 'scaled')).toHaveLength(2)
    expect(bench.kafka.members('fan-out')).toEqual([])
  })

  test('are as many as a board may run, and it says which limit holds it', async () => {
    await bench.runner.start(boardFrom(SOCIAL.replace('name: Posting,', 'name: Posting, instances: 20,')))
    expect(bench.run('s1')?.instances).toHaveLength(20)
    expect(bench.run('s1')?.throttled).toBeUndefined()
    const crowd = ['a', 'b', 'c'].map((id) => `  - { id: ${id}, name: ${id}, instances: 20 }`).join('\n')
    await bench.runner.start(boardFrom(SOCIAL.replace('topics:', `${crowd}\ntopics:`)), ['a', 'b', 'c'])
    const running = bench.runner.runs('social').map(({ instances }) => instances?.length ?? 0)
    expect(running.reduce((sum, count) => sum + count, 0)).toBe(60)
    expect(bench.run('c')?.lastError ?? bench.run('c')?.throttled).toMatch(/may run 60 instances over all its services/)
  })
})

describe('a crash', () => {
  test('of one copy says no goodbye: its partitions wait for the session to end, then the others go on', async () => {
    await bench.runner.start(withCopies(2))
    await bench.pass(1_000)
    await ended(bench.runner.crash('social', 's2', 1))
    const at = Date.now()
    expect(copies('s2')?.map(([number, state]) => [number, state])).toEqual([
      [1, 'crashed'],
      [2, 'running'],
    ])
    expect(bench.run('s2')?.instances?.[0]?.sessionEndsAt).toBe(at + SESSION_MS)
    expect(bench.run('s2')?.state).toBe('running')
    const handled = bench.values('notifications').length
    await bench.pass(SESSION_MS - 500)
    expect(bench.values('notifications')).toHaveLength(handled)
    await bench.pass(1_000)
    expect(bench.run('s2')?.instances?.[0]?.sessionEndsAt).toBeUndefined()
    expect(copies('s2')?.[1]).toEqual([2, 'running', [0]])
    await ended(bench.runner.stop('social', ['s1']))
    await bench.kafka.settle()
    expect(new Set(numbers('notifications'))).toEqual(new Set(numbers('posts')))
    expect(told.find(({ kind }) => kind === 'crashed')?.sentence).toMatch(
      /^Fan-out instance 1 crashed without a goodbye; its partitions wait for up to 6 s/,
    )
  })

  test('of all copies lasts until somebody starts them', async () => {
    await bench.runner.start(withCopies(2))
    await ended(bench.runner.crash('social', 's2'))
    await bench.pass(60_000)
    expect(bench.run('s2')).toMatchObject({ state: 'crashed', instances: [{ state: 'crashed' }, { state: 'crashed' }] })
    await ended(bench.runner.start(withCopies(2), ['s2']))
    expect(copies('s2')?.map(([number, state]) => [number, state])).toEqual([
      [1, 'running'],
      [2, 'running'],
    ])
  })

  test('is made good for one copy by another start', async () => {
    await bench.runner.start(withCopies(3))
    await ended(bench.runner.crash('social', 's2', 2))
    await ended(bench.runner.start(withCopies(3), ['s2']))
    expect(copies('s2')?.map(([number, state]) => [number, state])).toEqual([
      [1, 'running'],
      [2, 'running'],
      [3, 'running'],
    ])
    expect(bench.kafka.joins).toHaveLength(4)
  })

  test('of a producer ends it at once', async () => {
    await bench.runner.start(boardFrom(SOCIAL), ['s1'])
    await bench.pass(1_000)
    await ended(bench.runner.crash('social', 's1'))
    const made = bench.values('posts').length
    await bench.pass(2_000)
    expect(bench.values('posts')).toHaveLength(made)
    expect(bench.run('s1')?.state).toBe('crashed')
  })

  test('amid work ends that work: nothing more is sent, nothing counted, and the record comes again', async () => {
    const slow = boardFrom(SOCIAL.replace('name: Fan-out,', 'name: Fan-out, delayMs: 1000,'))
    bench.kafka.append('posts', { value: Buffer.from('{"n":1}') })
    await bench.runner.start(slow, ['s2'])
    await bench.pass(500)
    await ended(bench.runner.crash('social', 's2'))
    await bench.pass(SESSION_MS)
    expect([bench.values('notifications'), bench.run('s2')?.processed]).toEqual([[], 0])
    expect([...bench.runner.journal('social').handledBy('fan-out', 'posts')]).toEqual([])
    await bench.runner.start(slow, ['s2'])
    await bench.pass(2_000)
    expect(bench.values('notifications')).toEqual(['{"about":1}'])
  })
})

describe('start and stop pressed against each other', () => {
  test('end in the last wish', async () => {
    const { runner } = bench
    const board = withCopies(2)
    const presses = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? runner.start(board) : runner.stop('social'),
    )
    await ended(Promise.all(presses))
    expect(bench.run('s2')?.state).toBe('stopped')
    await ended(Promise.all([runner.stop('social'), runner.crash('social', 's2'), runner.start(board)]))
    expect(bench.run('s2')?.state).toBe('running')
    expect(bench.kafka.members('fan-out')).toHaveLength(2)
  })

  test('leave a service whole that was getting a crashed copy back', async () => {
    await bench.runner.start(withCopies(2), ['s2'])
    await ended(bench.runner.crash('social', 's2', 2))
    const letJoin = bench.kafka.holdJoins()
    const presses = Promise.all([bench.runner.start(withCopies(2), ['s2']), bench.pass(100)])
    await ended(bench.runner.stop('social'))
    await presses
    letJoin()
    expect(bench.run('s2')?.state).toBe('stopped')
    await ended(bench.runner.start(withCopies(2), ['s2']))
    expect(bench.run('s2')?.state).toBe('running')
    expect(bench.run('s2')?.lastError).toBeUndefined()
  })

  test('do not wait for work that takes long', async () => {
    bench.kafka.append('posts', { value: Buffer.from('{"n":1}') })
    await bench.runner.start(withCopies(1, ' delayMs: 3600000,'), ['s2'])
    await bench.pass(1_000)
    const stopped = bench.runner.stop('social')
    await bench.pass(0)
    await stopped
    expect(bench.run('s2')?.state).toBe('stopped')
    expect(bench.kafka.committed('fan-out', 'posts')).toBe(0)
  })
})

describe('a paused service', () => {
  test('goes on where it was, and counts on', async () => {
    await bench.runner.start(boardFrom(SOCIAL))
    await bench.pass(1_000)
    const before = bench.run('s1')?.produced ?? 0
    await ended(bench.runner.pause('social', ['s1', 's2']))
    expect(bench.runner.runs('social').map(({ state }) => state)).toEqual(['paused', 'paused'])
    await bench.runner.start(boardFrom(SOCIAL))
    await bench.pass(1_000)
    expect(bench.run('s1')?.produced).toBeGreaterThan(before)
    expect(numbers('posts')).toEqual(numbers('posts').map((_, index) => index + 1))
    expect(kinds().filter((kind) => kind === 'paused' || kind === 'resumed')).toEqual([
      'paused',
      'paused',
      'resumed',
      'resumed',
    ])
  })
})

describe('what services do', () => {
  test('is told: starts, divisions of groups, stops, each with its service', async () => {
    await bench.runner.start(withCopies(2), ['s2'])
    await ended(bench.runner.stop('social'))
    expect(told.map(({ sentence }) => sentence)).toEqual([
      'fan-out was rebalanced: instance 1 has posts 0; instance 2 has nothing.',
      'Fan-out started with 2 instances.',
      'Fan-out stopped.',
    ])
    expect(new Set(told.map(({ elementId }) => elementId))).toEqual(new Set(['s2']))
  })
})

describe('a service that failed', () => {
  test('starts again by itself when its topics can be reached', async () => {
    await bench.runner.start(boardFrom(SOCIAL), ['s1'])
    bench.kafka.refuseWith(new KafkaProblem('unknownTopic', 'There is no topic posts.'))
    await bench.pass(20_000)
    expect(bench.run('s1')).toMatchObject({ state: 'failed', lastError: 'There is no topic posts.' })
    bench.kafka.refuseWith(undefined)
    await bench.pass(10_000)
    expect(bench.run('s1')).toMatchObject({ state: 'running' })
    expect(kinds().filter((kind) => kind === 'failed')).toHaveLength(1)
  })

  test('stays stopped when somebody stopped it meanwhile', async () => {
    await bench.runner.start(boardFrom(SOCIAL), ['s1'])
    bench.kafka.refuseWith(new KafkaProblem('unknownTopic', 'There is no topic posts.'))
    await bench.pass(1_000)
    await ended(bench.runner.stop('social'))
    bench.kafka.refuseWith(undefined)
    await bench.pass(60_000)
    expect(bench.run('s1')?.state).toBe('stopped')
  })

  test('leaves nothing behind for a stop to end, however often it has started again', async () => {
    const abort = vi.spyOn(AbortController.prototype, 'abort')
    onTestFinished(() => void abort.mockRestore())
    const endedByStop = async (failures: number) => {
      await bench.runner.start(boardFrom(SOCIAL), ['s1'])
      for (let failure = 0; failure < failures; failure++) {
        bench.kafka.refuseWith(new KafkaProblem('unknownTopic', 'There is no topic posts.'))
        await bench.pass(1_000)
        expect(bench.run('s1')?.state).toBe('failed')
        bench.kafka.refuseWith(undefined)
        await bench.pass(60_000)
        expect(bench.run('s1')?.state).toBe('running')
      }
      abort.mockClear()
      await ended(bench.runner.stop('social'))
      return abort.mock.calls.length
    }
    const once = await endedByStop(0)
    expect(await endedByStop(5)).toBe(once)
  })
})
