import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test, vi } from 'vitest'
import type { Outcome } from '../../shared/problem'
import type { Answers, Request, RequestName } from '../../shared/protocol/operations'
import { boardOf } from '../../shared/topology/boardForTests'
import { boardsForTests, code, value } from '../boards/boardsForTests'
import { connectKafka } from '../kafka/kafkajsKafka'
import { type Kafka, KafkaProblem } from '../kafka/port'
import { connectStranger, type Stranger } from '../kafka/strangerForTests'
import { freshName, numbered } from '../kafka/topicsForTests'
import { createLiveHub } from '../live/liveHub'
import type { Runner } from '../runner/port'
import { createRunner } from '../runner/runner'
import { operate } from './operate'
import type { Actor, Engine, Parts } from './parts'
import type { NewHappening } from './timelines'

let kafka: Kafka
let stranger: Stranger
beforeAll(async () => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'deletions-test' })
  stranger = await connectStranger(inject('brokers'))
})
afterAll(async () => {
  await stranger.close()
  await kafka.close()
})

const PATIENCE = { timeout: 30_000, interval: 50 }

/** A board whose services write and read a topic of three partitions; another one draws the same topic. What is done goes through the operations. */
async function house() {
  const topic = freshName('doomed')
  const drawing = (partitions = 3) => `streamboard: 1
name: Deleting
services: [{ id: w, name: Writer }, { id: r, name: Reader }]
topics: [{ id: t, name: ${topic}, partitions: ${partitions}, configs: { retention.ms: "3600000" } }]
connections:
  - { id: c1, kind: produces, from: w, to: t, rate: 50, key: "{{seq}}", value: x }
  - { id: c2, kind: subscribes, from: t, to: r, group: ${topic}-readers }
`
  const { boards } = boardsForTests()
  const [boardId, otherId] = [0, 1].map(() => value(boards.create(boardOf(drawing())))) as [string, string]
  const runner = createRunner({ kafka })
  const live = createLiveHub({ reader: kafka.reader })
  onTestFinished(async () => {
    await runner.close()
    await live.close()
  })
  const told: (NewHappening & { readonly concerned: string })[] = []
  const parts = {
    boards,
    cluster: { engine: () => ({ ok: true, value: { kafka, runner, live } as unknown as Engine }) },
    timelines: { happened: (concerned: string, happening: NewHappening) => told.push({ concerned, ...happening }) },
    faults: { forget: () => {}, changes: () => [] },
    applying: new Set(),
    tell: () => {},
  } as unknown as Parts
  const ask = <N extends RequestName>(name: N, input: Request<N>): Promise<Outcome<Answers[N]>> =>
    operate(parts, { role: 'owner' } as Actor, { name, input })
  const applyPlan = async (id = boardId) =>
    ask('plan:apply', { boardId: id, hash: value(await ask('plan:make', { boardId: id })).hash })
  const inspect = (id = boardId) => ask('topic:inspect', { boardId: id, topic })
  const remove = (asked: Partial<Request<'topic:delete'>>) =>
    ask('topic:delete', { boardId, topic, typed: topic, state: 'none', ...asked })
  return { topic, boards, boardId, otherId, runner: runner as Runner, told, ask, applyPlan, inspect, remove }
}

const isThere = async (topic: string) => {
  const admin = stranger.client.admin()
  await admin.connect()
  const topics = await admin.listTopics()
  await admin.disconnect()
  return topics.includes(topic)
}
const produced = (topic: string, count: number) => kafka.producer.sendBatch(topic, numbered(count, 'record', 0))

describe('a topic of its own', () => {
  test('is shown with its records, its groups and its services, then deleted: they stop first, and it is really gone', async () => {
    const { topic, boardId, otherId, runner, told, ask, applyPlan, inspect, remove } = await house()
    await applyPlan()
    expect(value(await inspect())).toMatchObject({ records: '0', lastWrittenAt: null, groups: [] })
    await ask('run:start', { boardId })
    await vi.waitUntil(
      async () => (runner.runs(boardId).find((run) => run.serviceId === 'r')?.processed ?? 0) > 5,
      PATIENCE,
    )
    const doomed = value(await inspect())
    expect(Number(doomed.records)).toBeGreaterThan(5)
    expect(Date.now() - (doomed.lastWrittenAt ?? 0)).toBeLessThan(60_000)
    expect(doomed.groups).toEqual([{ group: `${topic}-readers`, members: 1 }])
    expect(doomed.services.map(({ name, board, runs }) => [name, board, runs])).toEqual([
      ['Reader', undefined, true],
      ['Writer', undefined, true],
      ['Reader', 'Deleting', false],
      ['Writer', 'Deleting', false],
    ])
    expect(await remove({ state: doomed.state })).toEqual({ ok: true, value: null })
    expect(await isThere(topic)).toBe(false)
    expect(runner.runs(boardId).map(({ state }) => state)).toEqual(['stopped', 'stopped'])
    const sentence = expect.stringMatching(`^The topic ${topic} was deleted on the cluster, with [0-9]+ records.$`)
    expect(told.filter(({ kind }) => kind === 'topicDeleted')).toEqual(
      [boardId, otherId].map((concerned) => ({ concerned, kind: 'topicDeleted', sentence })),
    )
    const plan = value(await ask('plan:make', { boardId }))
    expect([plan.steps.map(({ kind }) => kind), plan.own, plan.undrawn]).toEqual([['createTopic'], [], []])
  })

  test('made anew begins at 0, with fewer lanes too, for its writers, its readers and its figures', async () => {
    const { topic, boards, boardId, runner, ask, applyPlan, inspect, remove } = await house()
    await applyPlan()
    await kafka.producer.sendBatch(topic, numbered(40))
    await ask('run:start', { boardId, serviceIds: ['r'] })
    await vi.waitUntil(() => runner.runs(boardId).some(({ processed }) => processed === 40), PATIENCE)
    await remove({ state: value(await inspect()).state })
    expect([...runner.journal(boardId).handledBy(`${topic}-readers`, topic)]).toEqual([])
    expect(boards.owned(boardId).size).toBe(0)
    await kafka.admin.createTopic({ name: topic, partitions: 1, replication: 1, configs: new Map() })
    const places = [0n, 1n, 2n].map((offset) => ({ partition: 0, offset }))
    expect(await kafka.producer.sendBatch(topic, numbered(3))).toEqual(places)
    await ask('run:start', { boardId, serviceIds: ['r'] })
    await vi.waitUntil(() => [...runner.journal(boardId).handledBy(`${topic}-readers`, topic)].length === 3, PATIENCE)
  })

  test('is listed for a day with its settings and its connections, without its records', async () => {
    const { topic, boardId, otherId, ask, applyPlan, inspect, remove } = await house()
    await applyPlan()
    await produced(topic, 7)
    await kafka.admin.setConfigs(topic, new Map([['segment.ms', '60000']]))
    await remove({ state: value(await inspect()).state })
    const [deleted, ...more] = value(await ask('topic:deletions', { boardId }))
    expect([deleted?.topic, deleted?.records, more]).toEqual([topic, '7', []])
    const { topics, services, connections } = boardOf(deleted?.drawing ?? '')
    expect([...(topics.get('t')?.configs ?? [])].sort()).toEqual([
      ['retention.ms', '3600000'],
      ['segment.ms', '60000'],
    ])
    expect([[...services.keys()], [...connections.keys()]]).toEqual([
      ['r', 'w'],
      ['c1', 'c2'],
    ])
    expect(await ask('topic:deletions', { boardId: otherId })).toEqual({ ok: true, value: [] })
  })

  test('goes at most once, whoever clicks how often, and from whichever board', async () => {
    const { topic, boardId, otherId, ask, applyPlan, inspect, remove } = await house()
    await applyPlan()
    await ask('topic:adopt', { boardId: otherId, topicId: 't' })
    const states = [value(await inspect()).state, value(await inspect(otherId)).state] as const
    const clicks = await Promise.all([
      remove({ state: states[0] }),
      remove({ state: states[0] }),
      remove({ boardId: otherId, state: states[1] }),
      ask('plan:apply', { boardId, hash: 'any' }),
    ])
    expect(clicks.filter(({ ok }) => ok)).toHaveLength(1)
    expect(code(clicks[3])).toBe('applying')
    expect(code(await remove({ state: states[0] }))).toBe('unknownTopic')
    await applyPlan()
    expect(code(await remove({ state: states[0] }))).toBe('staleTopic')
    expect(code(await remove({ boardId: otherId, state: states[1] }))).toBe('foreignTopic')
    expect(await isThere(topic)).toBe(true)
  })
})

describe('nothing is deleted', () => {
  test('that somebody else has made, until it is adopted', async () => {
    const { topic, boardId, ask, inspect, remove } = await house()
    await kafka.admin.createTopic({ name: topic, partitions: 1, replication: 1, configs: new Map() })
    await produced(topic, 1)
    expect([code(await inspect()), code(await remove({}))]).toEqual(['foreignTopic', 'foreignTopic'])
    await ask('topic:adopt', { boardId, topicId: 't' })
    expect(code(await remove({}))).toBe('staleTopic')
    expect(await isThere(topic)).toBe(true)
    expect(code(await remove({ state: value(await inspect()).state }))).toBe('ok')
    expect(await isThere(topic)).toBe(false)
  })

  test('whose name was not typed as it is, and not without one', async () => {
    const { topic, applyPlan, inspect, remove } = await house()
    await applyPlan()
    const { state } = value(await inspect())
    for (const typed of ['', topic.slice(1), ` ${topic}`, topic.toUpperCase(), `${topic}s`])
      expect([typed, code(await remove({ state, typed }))]).toEqual([typed, 'wrongName'])
    expect(await isThere(topic)).toBe(true)
  })

  test('that is not as it was shown: another record, another reader, another topic of its name', async () => {
    const { topic, boardId, boards, applyPlan, inspect, remove } = await house()
    await applyPlan()
    const shown = async () => value(await inspect()).state
    const empty = await shown()
    await produced(topic, 1)
    expect(code(await remove({ state: empty }))).toBe('staleTopic')
    const unread = await shown()
    await kafka.groups.moveTo(freshName('late-reader'), new Map([[topic, new Map([[0, 1n]])]]))
    expect(code(await remove({ state: unread }))).toBe('staleTopic')
    const before = await shown()
    await stranger.recreateTopic(topic, 3)
    await produced(topic, 1)
    expect(code(await remove({ state: before }))).toBe('staleTopic')
    expect([await isThere(topic), boards.owned(boardId).size]).toEqual([true, 1])
  })

  test('when the cluster does not take it, and then it is still its own', async () => {
    const { topic, boardId, boards, ask, applyPlan, inspect, remove } = await house()
    await applyPlan()
    const { state } = value(await inspect())
    const { deleteTopic } = kafka.admin
    const failing = vi
      .spyOn(kafka.admin, 'deleteTopic')
      .mockRejectedValueOnce(new KafkaProblem('timeout', 'No answer.'))
    expect(code(await remove({ state }))).toBe('timeout')
    failing.mockRestore()
    expect([boards.owned(boardId).size, value(await ask('topic:deletions', { boardId }))]).toEqual([1, []])
    // The answer alone is lost: it is gone all the same.
    vi.spyOn(kafka.admin, 'deleteTopic').mockImplementationOnce(async (doomed) => {
      await deleteTopic(doomed)
      throw new KafkaProblem('unreachable', 'The answer is lost.')
    })
    expect(code(await remove({ state }))).toBe('ok')
    expect(await isThere(topic)).toBe(false)
  })
})
