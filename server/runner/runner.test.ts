import { describe, expect, test } from 'vitest'
import { KafkaProblem } from '../kafka/port'
import { benchForTests } from './benchForTests'
import { boardFrom, SOCIAL } from './runnerForTests'

const bench = benchForTests()
const { ended } = bench

const board = boardFrom(SOCIAL)
const changed = (from: string, to: string) => {
  if (!SOCIAL.includes(from)) throw new Error(`${from} is not on the board`)
  return boardFrom(SOCIAL.replace(from, to))
}

describe('a running board', () => {
  test('produces at the drawn rate, and each record is answered', async () => {
    await bench.runner.start(board)
    await bench.pass(2_000)
    await ended(bench.runner.stop('social'))
    expect(bench.values('posts').length).toBeGreaterThanOrEqual(20)
    expect(bench.values('posts').length).toBeLessThanOrEqual(21)
    expect(bench.values('posts').slice(0, 3)).toEqual(['{"n":1}', '{"n":2}', '{"n":3}'])
    expect(bench.values('notifications')).toEqual(bench.values('posts').map((post) => post?.replace('n', 'about')))
    expect(
      bench.kafka
        .records('notifications')
        .map(({ key }) => key?.toString())
        .slice(0, 2),
    ).toEqual(['user-1', 'user-2'])
    expect(bench.kafka.committed('fan-out', 'posts')).toBe(bench.values('posts').length)
  })

  test('tells what each service did', async () => {
    await bench.runner.start(board)
    await bench.pass(4_000)
    const posts = bench.values('posts').length
    expect(bench.run('s1')).toEqual({
      serviceId: 's1',
      state: 'running',
      instances: [{ number: 1, state: 'running', assigned: {}, processed: 0, rate: 0 }],
      processed: 0,
      produced: posts,
      rateIn: 0,
      rateOut: expect.any(Number),
      acks: { p50: 0, p99: 0 },
    })
    expect(bench.run('s2')).toMatchObject({ state: 'running', processed: posts, produced: posts })
    expect(bench.run('s1')?.rateOut).toBeCloseTo(10, 0)
    expect(bench.run('s2')?.rateIn).toBeCloseTo(10, 0)
  })

  test('starts only what it is asked to', async () => {
    await bench.runner.start(board, ['s1', 'no such service'])
    expect(bench.runner.runs('social').map(({ serviceId }) => serviceId)).toEqual(['s1'])
    expect(bench.runner.runs('another board')).toEqual([])
  })

  test('is started and stopped any number of times, in any order, and joins once per start', async () => {
    await Promise.all([bench.runner.start(board), bench.runner.start(board)])
    expect(bench.kafka.joins).toHaveLength(1)
    await ended(
      Promise.all([bench.runner.stop('social'), bench.runner.start(board), bench.runner.stop('social')]).then(() => {}),
    )
    expect(bench.run('s2')?.state).toBe('stopped')
    expect(bench.kafka.members('fan-out')).toEqual([])
    await bench.runner.stop('no such board')
  })

  test('goes on at the bookmark after a stop, without a gap and without a repetition', async () => {
    await bench.runner.start(board)
    await bench.pass(1_000)
    await ended(bench.runner.stop('social', ['s2']))
    await bench.pass(1_000)
    await bench.runner.start(board, ['s2'])
    await bench.pass(1_000)
    await ended(bench.runner.stop('social'))
    expect(bench.values('notifications')).toEqual(bench.values('posts').map((post) => post?.replace('n', 'about')))
  })

  test('tells its listeners of every change of state until they leave', async () => {
    const seen: string[] = []
    const forget = bench.runner.onChange((boardId) => seen.push(`${boardId} ${bench.run('s1')?.state}`))
    await bench.runner.start(board, ['s1'])
    await ended(bench.runner.stop('social'))
    forget()
    await bench.runner.start(board, ['s1'])
    expect(seen).toEqual(['social starting', 'social running', 'social stopping', 'social stopped'])
  })
})

describe('when the drawing changes', () => {
  test('rate and template apply without another join', async () => {
    await bench.runner.start(board)
    await bench.pass(1_000)
    await bench.runner.follow(changed('rate: 10', 'rate: 100'))
    const before = bench.values('posts').length
    await bench.pass(2_000)
    expect(bench.values('posts').length - before).toBeGreaterThan(150)
    await bench.runner.follow(changed(`'{"about":`, `'{"on":`))
    await bench.pass(1_000)
    expect(bench.values('notifications').at(-1)).toMatch(/^{"on":/)
    expect(bench.kafka.joins).toHaveLength(1)
  })

  test('another group is joined by that service alone', async () => {
    await bench.runner.start(board)
    await ended(bench.runner.follow(changed('group: fan-out', 'group: other')))
    expect(bench.kafka.joins.map(({ group }) => group)).toEqual(['fan-out', 'other'])
    expect(bench.kafka.members('fan-out')).toEqual([])
    expect(bench.runner.runs('social').map(({ state }) => state)).toEqual(['running', 'running'])
    await bench.pass(1_000)
    expect(bench.values('posts').length).toBeGreaterThan(9)
  })

  test('a connection that is new is produced, one that is gone is not', async () => {
    await bench.runner.start(board)
    await bench.pass(1_000)
    await bench.runner.follow(
      changed('{ id: c1, kind: produces, from: s1, to: t1', '{ id: c9, kind: produces, from: s1, to: t2'),
    )
    await bench.pass(500)
    const posts = bench.values('posts').length
    await bench.pass(1_000)
    expect(bench.values('posts')).toHaveLength(posts)
    expect(bench.values('notifications').length).toBeGreaterThan(posts)
  })

  test('a service that is gone stops and is forgotten', async () => {
    await bench.runner.start(board)
    const without = SOCIAL.split('\n')
      .filter((line) => !/id: (s2|c2|c3)/.test(line))
      .join('\n')
    await ended(bench.runner.follow(boardFrom(without)))
    expect(bench.runner.runs('social').map(({ serviceId }) => serviceId)).toEqual(['s1'])
    expect(bench.kafka.members('fan-out')).toEqual([])
  })

  test('what does not run stays as it is', async () => {
    await bench.runner.start(board, ['s1'])
    await ended(bench.runner.stop('social'))
    await bench.runner.follow(changed('rate: 10', 'rate: 100'))
    await bench.pass(1_000)
    expect(bench.run('s1')?.state).toBe('stopped')
  })
})

describe('what goes wrong', () => {
  test('a record that cannot be answered is named and the next one answered', async () => {
    bench.kafka.append('posts', { value: Buffer.from('not JSON') })
    bench.kafka.append('posts', { value: null })
    bench.kafka.append('posts', { key: Buffer.from('k'), value: Buffer.from('{"n":3}') })
    await bench.runner.start(board, ['s2'])
    await bench.kafka.settle()
    expect(bench.values('notifications')).toEqual(['{"about":3}'])
    expect(bench.run('s2')).toMatchObject({ state: 'running', processed: 3, parked: 2, produced: 1 })
    expect(bench.run('s2')).not.toHaveProperty('held')
    expect(bench.run('s2')?.lastError).toBe(
      'Record 1 in partition 0 of posts could not be handled. No message for notifications (value): The record received has no field "n".',
    )
  })

  test('a record that one of several connections cannot answer is answered to none', async () => {
    const two = changed(
      'notes: []',
      '  - { id: c4, kind: produces, from: s2, to: t2, when: input, value: x }\nnotes: []',
    )
    bench.kafka.append('posts', { value: Buffer.from('not JSON') })
    bench.kafka.append('posts', { value: Buffer.from('{"n":1}') })
    await bench.runner.start(two, ['s2'])
    await bench.kafka.settle()
    expect(bench.values('notifications')).toEqual(['{"about":1}', 'x'])
    expect(bench.run('s2')).toMatchObject({ processed: 2, parked: 1, produced: 2 })
    expect(bench.run('s2')?.lastError).toBe(
      'Record 0 in partition 0 of posts could not be handled. No message for notifications (value): The value of the record received is not JSON.',
    )
  })

  test('what the cluster will never take counts as not handled, and the next record is answered', async () => {
    await bench.runner.start(board, ['s2'])
    bench.kafka.refuseWith(new KafkaProblem('tooLarge', 'The message is too large.'))
    bench.kafka.append('posts', { value: Buffer.from('{"n":1}') })
    await bench.kafka.settle()
    bench.kafka.refuseWith(undefined)
    bench.kafka.append('posts', { value: Buffer.from('{"n":2}') })
    await bench.kafka.settle()
    expect(bench.values('notifications')).toEqual(['{"about":2}'])
    expect(bench.run('s2')).toMatchObject({ processed: 2, parked: 1, produced: 1 })
    expect(bench.run('s2')?.lastError).toBe(
      'Record 0 in partition 0 of posts could not be handled. The message is too large.',
    )
  })

  test('a message above 1 MB is not sent, with a sentence', async () => {
    await bench.runner.start(boardFrom(SOCIAL), ['s2'])
    bench.kafka.append('posts', { value: Buffer.from(`{"n":"${'ü'.repeat(600_000)}"}`) })
    await bench.kafka.settle()
    expect(bench.values('notifications')).toEqual([])
    expect(bench.run('s2')?.lastError).toMatch(/: The message would take 12000\d\d bytes; at most 1000000 are sent\.$/)
  })

  test('a template that does not compile is named, and the service runs', async () => {
    await bench.runner.start(changed('{{input.value.n}}', '{{nonsense}}'), ['s2'])
    bench.kafka.append('posts', { value: Buffer.from('{"n":1}') })
    await bench.kafka.settle()
    expect(bench.run('s2')).toMatchObject({ state: 'running', processed: 1, produced: 0 })
    expect(bench.run('s2')?.lastError).toMatch(
      /^Record 0 in partition 0 of posts could not be handled. There is no placeholder/,
    )
  })

  test('while the cluster is away nothing is lost and nothing bursts, and the sentence goes when it is back', async () => {
    await bench.runner.start(board)
    await bench.pass(1_000)
    bench.kafka.refuseWith(new KafkaProblem('unreachable', 'Nobody answers.', { retriable: true, next: 'Wait.' }))
    await bench.pass(5_000)
    expect(bench.run('s1')).toMatchObject({ state: 'running', held: true, lastError: 'Nobody answers. Wait.' })
    const before = bench.values('posts').length
    bench.kafka.refuseWith(undefined)
    await bench.pass(2_000)
    expect(bench.run('s1')).not.toHaveProperty('held')
    expect(bench.run('s1')?.lastError).toBeUndefined()
    expect(bench.values('posts').length - before).toBeLessThan(25)
    expect(bench.values('posts')).toEqual(bench.values('posts').map((_, index) => `{"n":${index + 1}}`))
    expect(bench.values('notifications')).toHaveLength(bench.values('posts').length)
  })

  test('what asking again cannot mend stops the service with a sentence, and a start tries again', async () => {
    await bench.runner.start(board, ['s1'])
    bench.kafka.refuseWith(new KafkaProblem('unknownTopic', 'There is no topic posts.', { next: 'Apply the plan.' }))
    await bench.pass(500)
    expect(bench.run('s1')).toMatchObject({ state: 'failed', lastError: 'There is no topic posts. Apply the plan.' })
    bench.kafka.refuseWith(undefined)
    await bench.runner.start(board, ['s1'])
    await bench.pass(500)
    expect(bench.run('s1')).toMatchObject({ state: 'running' })
    expect(bench.run('s1')?.lastError).toBeUndefined()
  })

  test('records that could not be read are named, and the service goes on', async () => {
    await bench.runner.start(board, ['s2'])
    bench.kafka.joins[0]?.onGap?.({ topic: 'posts', partition: 0, from: 0n, to: 3n, why: 'unreadable' })
    expect(bench.run('s2')).toMatchObject({
      state: 'running',
      lastError: '3 records skipped: offsets 0 to 2 in partition 0 of posts, unreadable.',
    })
  })

  test('a membership that fails stops the service with a sentence', async () => {
    await bench.runner.start(board, ['s2'])
    bench.kafka.joins[0]?.onState({ kind: 'reconnecting', since: 0, cause: 'The broker went away.' })
    expect(bench.run('s2')?.lastError).toBe(
      'The group fan-out lost its connection and is trying again: The broker went away.',
    )
    bench.kafka.joins[0]?.onState({ kind: 'failed', cause: 'Not allowed to read.', next: 'Ask for it.' })
    await bench.pass(0)
    expect(bench.run('s2')).toMatchObject({ state: 'failed', lastError: 'Not allowed to read. Ask for it.' })
    expect(bench.kafka.members('fan-out')).toEqual([])
  })

  test('a start that waits for the cluster can be stopped, and a member that arrives late leaves', async () => {
    const release = bench.kafka.holdJoins()
    const starting = bench.runner.start(board, ['s2'])
    await bench.pass(1_000)
    expect(bench.run('s2')?.state).toBe('starting')
    await bench.runner.stop('social')
    await starting
    expect(bench.run('s2')?.state).toBe('stopped')
    release()
    await bench.pass(0)
    expect(bench.kafka.members('fan-out')).toEqual([])
  })

  test('a stop reaches also a start whose turn has not come', async () => {
    bench.kafka.holdJoins()
    const all = [bench.runner.start(board, ['s2']), bench.runner.start(board, ['s2']), bench.runner.stop('social')]
    await Promise.all(all)
    expect(bench.run('s2')?.state).toBe('stopped')
  })

  test('a goodbye takes ten seconds at most', async () => {
    await bench.runner.start(board, ['s2'])
    bench.kafka.refuseLeaves()
    const stopped = bench.runner.stop('social')
    await bench.pass(9_900)
    expect(bench.run('s2')?.state).toBe('stopping')
    await bench.pass(200)
    await stopped
    expect(bench.run('s2')?.state).toBe('stopped')
  })
})
