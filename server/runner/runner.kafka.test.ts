import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { boardOf } from '../../shared/topology/boardForTests'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka, KafkaRecord } from '../kafka/port'
import { connectStranger } from '../kafka/strangerForTests'
import { freshName } from '../kafka/topicsForTests'
import type { RunBoard, Runner } from './port'
import { createRunner } from './runner'
import { SOCIAL } from './runnerForTests'
import { createTopicReading } from './topicReadingForTests'

let kafka: Kafka
let runner: Runner
let reading: ReturnType<typeof createTopicReading>
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'runner-test' })
  reading = createTopicReading(kafka)
})
afterAll(() => kafka.close())
beforeEach(() => {
  runner = createRunner({ kafka })
})
afterEach(() => runner.close())

const PATIENCE = { timeout: 30_000, interval: 50 }

/** The social board under a prefix of its own, its topics created with three partitions each. */
async function freshBoard(): Promise<(text?: string) => RunBoard> {
  const prefix = `${freshName('run')}.`
  for (const name of ['posts', 'notifications']) {
    await kafka.admin.createTopic({ name: prefix + name, partitions: 3, replication: 1, configs: new Map() })
  }
  return (text = SOCIAL) => ({ boardId: 'social', topology: boardOf(text), prefix, mayProduceTo: () => true })
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const runOf = (serviceId: string) => runner.runs('social').find((run) => run.serviceId === serviceId)
const produced = (serviceId: string, count: number) =>
  vi.waitUntil(() => (runOf(serviceId)?.produced ?? 0) >= count, PATIENCE)

/** How many a service made that has stopped: what was on the wire then is acknowledged a moment later. */
async function allAcknowledged(serviceId: string, topic: string): Promise<number> {
  let before = -1
  const isStill = async () => {
    const count = await reading.countOf(topic)
    const isAsBefore = count === before && runOf(serviceId)?.produced === count
    before = count
    return isAsBefore
  }
  await vi.waitUntil(isStill, { ...PATIENCE, interval: 250 })
  return before
}

describe('on a real Kafka', () => {
  test('a chain answers every record once, and its bookmark is the end when it stops', async () => {
    const board = (await freshBoard())(SOCIAL.replace('rate: 10', 'rate: 200'))
    const [posts, notifications, group] = ['posts', 'notifications', 'fan-out'].map((name) => board.prefix + name) as [
      string,
      string,
      string,
    ]
    await runner.start(board)
    await produced('s2', 300)
    await runner.stop('social', ['s1'])
    const made = await allAcknowledged('s1', posts)
    await produced('s2', made)
    await runner.stop('social', ['s2'])

    expect(await reading.countOf(posts)).toBe(made)
    expect(await reading.numbersIn(posts, 'n')).toEqual(upTo(made))
    expect(await reading.numbersIn(notifications, 'about')).toEqual(upTo(made))
    expect(runOf('s2')).toMatchObject({ state: 'stopped', processed: made, produced: made })
    const ends = (await kafka.reader.offsets(posts))
      .filter(({ end }) => end > 0n)
      .map(({ partition, end }) => [partition, end] as const)
    expect((await kafka.groups.committed(group, [posts])).get(posts)).toEqual(new Map(ends))
    expect((await kafka.groups.describe([group])).get(group)?.state).toBe('empty')
  })

  test('a service that is stopped and started goes on at its bookmark, without a gap', async () => {
    const board = (await freshBoard())(SOCIAL.replace('rate: 10', 'rate: 100'))
    await runner.start(board)
    await produced('s2', 50)
    await runner.stop('social', ['s2'])
    const before = runOf('s1')?.produced ?? 0
    await produced('s1', before + 100)
    await runner.start(board, ['s2'])
    await runner.stop('social', ['s1'])
    const made = await allAcknowledged('s1', `${board.prefix}posts`)
    await vi.waitUntil(async () => (await reading.countOf(`${board.prefix}notifications`)) >= made, PATIENCE)
    await runner.stop('social')
    expect(await reading.numbersIn(`${board.prefix}notifications`, 'about')).toEqual(upTo(made))
  })

  test('a service that takes the place of another in its group begins where that one stopped', async () => {
    const successor = SOCIAL.replace('rate: 10', 'rate: 200')
      .replace('topics:', '  - { id: s3, name: Push }\ntopics:')
      .replace(
        'notes:',
        `  - { id: c4, kind: subscribes, from: t1, to: s3, group: fan-out }
  - { id: c5, kind: produces, from: s3, to: t2, when: input, key: "{{input.key}}", value: '{"about":{{input.value.n}}}' }
notes:`,
      )
    const board = (await freshBoard())(successor)
    const [posts, notifications] = ['posts', 'notifications'].map((name) => board.prefix + name) as [string, string]
    await runner.start(board, ['s1', 's2'])
    await produced('s2', 100)
    await runner.stop('social', ['s2'])
    await runner.start(board, ['s3'])
    await produced('s3', 100)
    await runner.stop('social', ['s1'])
    const made = await allAcknowledged('s1', posts)
    await produced('s3', made - (runOf('s2')?.produced ?? 0))
    await runner.stop('social', ['s3'])
    expect(await reading.numbersIn(notifications, 'about')).toEqual(upTo(made))
    expect(await reading.numbersIn(posts, 'n')).toEqual(upTo(made))
  })

  test('a new rate is followed without another join', async () => {
    const boardWith = await freshBoard()
    await runner.start(boardWith(SOCIAL.replace('rate: 10', 'rate: 1')))
    await produced('s1', 1)
    await runner.follow(boardWith(SOCIAL.replace('rate: 10', 'rate: 500')))
    await produced('s2', 500)
    expect(runner.runs('social').map(({ state }) => state)).toEqual(['running', 'running'])
  })

  test('a topic that somebody deletes and makes anew is served on, each record of the new one answered', async () => {
    const board = (await freshBoard())(SOCIAL.replace('rate: 10', 'rate: 50'))
    const [posts, notifications] = [`${board.prefix}posts`, `${board.prefix}notifications`]
    await runner.start(board)
    await produced('s2', 50)
    const stranger = await connectStranger(inject('brokers'))
    await stranger.recreateTopic(posts, 3)
    await stranger.close()
    const before = runOf('s2')?.produced ?? 0
    await produced('s2', before + 100)
    await runner.stop('social', ['s1'])
    const anew = await reading.numbersIn(posts, 'n')
    const unanswered = async () => {
      const answered = new Set(await reading.numbersIn(notifications, 'about'))
      return anew.filter((number) => !answered.has(number))
    }
    await vi.waitUntil(async () => (await unanswered()).length === 0, PATIENCE)
    expect(runner.runs('social').map(({ state, lastError }) => [state, lastError])).toEqual([
      ['stopped', undefined],
      ['running', undefined],
    ])
    await runner.stop('social')
    expect(anew.length).toBeGreaterThanOrEqual(100)
    expect([...new Set(anew)]).toEqual(upTo(anew.at(-1) ?? 0).slice((anew[0] ?? 0) - 1))
  })

  test('a service whose topic does not exist fails with a sentence', async () => {
    const board = { ...(await freshBoard())(), prefix: `${freshName('nothing')}.` }
    await runner.start(board)
    await vi.waitUntil(() => runner.runs('social').every(({ state }) => state === 'failed'), PATIENCE)
    for (const { lastError } of runner.runs('social')) expect(lastError).toContain(`${board.prefix}posts`)
  })

  test('what is produced is signed, and an answer belongs to the trace of what it answers', async () => {
    const board = (await freshBoard())()
    await runner.start(board)
    await produced('s2', 3)
    await runner.close()
    const header = ({ headers }: KafkaRecord, name: string) => String(headers.find(([found]) => found === name)?.[1])
    const traceOf = (record: KafkaRecord) => header(record, 'traceparent').split('-')[1]
    const posts = await reading.recordsOf(`${board.prefix}posts`)
    const answers = await reading.recordsOf(`${board.prefix}notifications`)
    expect(new Set(posts.map((record) => header(record, 'x-streamboard-service')))).toEqual(new Set(['posting']))
    expect(new Set(answers.map((record) => header(record, 'ce_type')))).toEqual(new Set(['notifications']))
    expect(new Set([...posts, ...answers].map((record) => header(record, 'ce_id'))).size).toBe(
      posts.length + answers.length,
    )
    for (const answer of answers) expect(posts.map(traceOf)).toContain(traceOf(answer))
  })
})
