import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Outcome } from '../../shared/problem'
import type { Answers, RequestName } from '../../shared/protocol/operations'
import type { StreamboardServer } from '../streamboardServer'
import { type Attacker, attack, endVictim, granted, startVictim } from './attacker'
import { comeAsStranger, type Stranger } from './stranger'

// T12 and T23 of the threats: damage to topics of others, and to the server by what a board is made of.

let server: StreamboardServer
let attacker: Attacker
let stranger: Stranger
const run = `foreign-${Date.now().toString(36)}-${process.pid}`
const FOREIGN = Array.from({ length: 6 }, (_, index) => `${run}.${index}`)

beforeAll(async () => {
  server = await startVictim(inject('brokers'))
  attacker = await attack(server)
  stranger = await comeAsStranger(inject('brokers'))
  for (const topic of FOREIGN) {
    await stranger.create(topic, 2, { 'retention.ms': '3600000', 'max.message.bytes': '5000' })
    await stranger.produce(topic, [{ key: 'k', value: 'theirs' }])
  }
})

afterAll(async () => {
  attacker.close()
  await stranger.leave()
  expect(await endVictim(server)).toBe(0)
})

describe('topics of others', () => {
  it('stay as they are, whatever is drawn over them and in whatever order it is planned, applied and looked at', async () => {
    const before = await stranger.fingerprint(FOREIGN)
    const random = seeded(7)
    const boards = await Promise.all(
      [1, 2, 3, 4].map((partitions) => granted(attacker.ask('board:create', { file: drawnOver(partitions) }))),
    )
    let hash = 'none'
    let state = 'none'
    for (let step = 0; step < 150; step++) {
      const { boardId } = one(boards, random)
      const topic = one(FOREIGN, random)
      const asked: (() => Promise<Outcome<Answers[RequestName]>>)[] = [
        async () => {
          const plan = await attacker.ask('plan:make', { boardId })
          if (plan.ok) hash = plan.value.hash
          return plan
        },
        () => attacker.ask('plan:apply', { boardId, hash }),
        async () => {
          const doomed = await attacker.ask('topic:inspect', { boardId, topic })
          if (doomed.ok) state = doomed.value.state
          return doomed
        },
        () => attacker.ask('topic:delete', { boardId, topic, typed: topic, state }),
        () => attacker.ask('board:rename', { boardId, name: `Step ${step}` }),
        () => attacker.ask('board:delete', { boardId }),
        () => attacker.ask('board:restore', { boardId }),
        () => attacker.ask('live:watch', { boardId, topics: [{ topic, tail: 10 }] }),
        () => attacker.ask('records:read', { topic, from: { kind: 'beginning' }, limit: 10 }),
        () => attacker.ask('record:open', { topic, partition: 0, offset: '0' }),
        () => attacker.ask('run:stop', { boardId }),
        () => attacker.ask('message:produce', { boardId, topicId: '../t0', key: null, value: 'x', headers: [] }),
      ]
      await one(asked, random)()
    }
    for (const { boardId } of boards) await attacker.ask('board:restore', { boardId })
    for (const { boardId } of boards) {
      const plan = await granted(attacker.ask('plan:make', { boardId }))
      expect(plan.steps).toEqual([])
      expect(plan.blocked.map(({ topic }) => topic)).toEqual(FOREIGN)
      expect(await attacker.ask('plan:apply', { boardId, hash: plan.hash })).toEqual({
        ok: true,
        value: { applied: 0 },
      })
    }
    expect(await stranger.fingerprint(FOREIGN)).toBe(before)
  })

  it('are written by nobody here, by hand or by a service that runs, until they are adopted', async () => {
    const name = `${run}.theirs`
    await stranger.create(name, 1)
    const file = JSON.stringify({
      streamboard: 1,
      services: [{ id: 's', name: 'writer' }],
      topics: [{ id: 't', name, partitions: 1, example: '{}' }],
      connections: [{ id: 'c', kind: 'produces', from: 's', to: 't', rate: 50 }],
    })
    const { boardId } = await granted(attacker.ask('board:create', { file }))
    const produce = () =>
      attacker.ask('message:produce', { boardId, topicId: 't', key: null, value: '{}', headers: [] })
    const records = async () =>
      (await granted(attacker.ask('records:read', { topic: name, from: { kind: 'beginning' }, limit: 10 }))).records
        .length
    expect((await granted(attacker.ask('plan:make', { boardId }))).foreign).toEqual([{ topicId: 't', topic: name }])
    expect(await produce()).toMatchObject({ ok: false, problem: { code: 'foreignTopic' } })
    await granted(attacker.ask('run:start', { boardId }))
    expect(await produce()).toMatchObject({ ok: false })
    expect(await records()).toBe(0)
    await granted(attacker.ask('topic:adopt', { boardId, topicId: 't' }))
    expect(await produce()).toMatchObject({ ok: true })
    await expect.poll(records).toBeGreaterThan(2)
    await granted(attacker.ask('run:stop', { boardId }))
  })

  it('leave no trace of having been looked at', async () => {
    const before = await groupsNotOfTests()
    const { boardId } = await granted(attacker.ask('board:create', { file: drawnOver(2) }))
    const topics = FOREIGN.map((topic) => ({ topic, tail: 10 }))
    await granted(attacker.ask('live:watch', { boardId, topics }))
    for (const topic of FOREIGN)
      await granted(attacker.ask('records:read', { topic, from: { kind: 'last', count: 5 }, limit: 5 }))
    expect(await groupsNotOfTests()).toEqual(before)
  })

  it("among them another board's are not taken over by drawing its prefix", async () => {
    const name = `${run}.prefixed`
    await stranger.create(`sb.${name}.1.orders`, 1)
    const file = JSON.stringify({
      streamboard: 1,
      topics: [{ id: 't', name: `sb.${name}.1.orders`, partitions: 9, configs: { 'retention.ms': '1' } }],
    })
    const { boardId } = await granted(attacker.ask('board:create', { file }))
    const plan = await granted(attacker.ask('plan:make', { boardId }))
    expect(plan).toMatchObject({ steps: [], blocked: [{ problem: { code: 'foreign' } }] })
  })

  it("are never Kafka's own, not even adopted", async () => {
    for (const name of ['__consumer_offsets', '__transaction_state']) {
      const file = JSON.stringify({ streamboard: 1, topics: [{ id: 't', name, partitions: 100 }] })
      const { boardId } = await granted(attacker.ask('board:create', { file }))
      expect(await attacker.ask('topic:adopt', { boardId, topicId: 't' })).toMatchObject({ ok: false })
      const plan = await granted(attacker.ask('plan:make', { boardId }))
      expect(plan.steps).toEqual([])
      const produced = attacker.ask('message:produce', { boardId, topicId: 't', key: null, value: 'x', headers: [] })
      expect(await produced).toMatchObject({ ok: false })
    }
  })
})

describe('a plan', () => {
  it('applied by two clicks, or again from an old page, is done once', async () => {
    const name = `${run}.mine`
    const file = JSON.stringify({ streamboard: 1, topics: [{ id: 't', name, partitions: 2 }] })
    const { boardId } = await granted(attacker.ask('board:create', { file }))
    const { hash } = await granted(attacker.ask('plan:make', { boardId }))
    const clicks = await Promise.all([1, 2, 3].map(() => attacker.ask('plan:apply', { boardId, hash })))
    expect(clicks.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { applied: 1 } }])
    expect(await attacker.ask('plan:apply', { boardId, hash })).toMatchObject({ problem: { code: 'stalePlan' } })
  })
})

describe('a topic of its own', () => {
  it('is deleted once by many clicks, and not by a request that is replayed when it is there again', async () => {
    const name = `${run}.replayed`
    const file = JSON.stringify({ streamboard: 1, topics: [{ id: 't', name, partitions: 1 }] })
    const { boardId } = await granted(attacker.ask('board:create', { file }))
    const applyPlan = async () =>
      attacker.ask('plan:apply', { boardId, hash: (await granted(attacker.ask('plan:make', { boardId }))).hash })
    await applyPlan()
    const { state } = await granted(attacker.ask('topic:inspect', { boardId, topic: name }))
    const deletion = { boardId, topic: name, typed: name, state }
    const clicks = await Promise.all([1, 2, 3].map(() => attacker.ask('topic:delete', deletion)))
    expect(clicks.filter(({ ok }) => ok)).toHaveLength(1)
    await applyPlan()
    expect(await attacker.ask('topic:delete', deletion)).toMatchObject({ problem: { code: 'staleTopic' } })
    expect((await granted(attacker.ask('plan:make', { boardId }))).own).toEqual([{ topicId: 't', topic: name }])
  })
})

describe('a board made of', () => {
  const MEMBERS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then']

  it.each(MEMBERS)('things called %s, by id and by name, is a board like any other', async (name) => {
    const file = `{"streamboard":1,"name":${JSON.stringify(name)},
      "services":[{"id":${JSON.stringify(name)},"name":${JSON.stringify(name)}}],
      "topics":[{"id":"t","name":${JSON.stringify(name)},"configs":{${JSON.stringify(name)}:"1"}}],
      "connections":[
        {"id":"c1","kind":"produces","from":${JSON.stringify(name)},"to":"t"},
        {"id":"c2","kind":"subscribes","from":"t","to":${JSON.stringify(name)},"group":${JSON.stringify(name)}}],
      "layout":{${JSON.stringify(name)}:{"x":1,"y":2}}}`
    const { boardId } = await granted(attacker.ask('board:create', { file }))
    const list = await granted(attacker.ask('board:list', {}))
    expect(list.find(({ id }) => id === boardId)).toMatchObject({ name, services: 1, topics: 1 })
    expect(await attacker.ask('plan:make', { boardId })).toMatchObject({ ok: true })
    expect(await attacker.ask('run:start', { boardId, serviceIds: ['isAdmin', 'length'] })).toMatchObject({ ok: true })
    expect(await attacker.ask('board:duplicate', { boardId })).toMatchObject({ ok: true })
  })
})

/** Tests that share the broker say in the names of their groups that these are theirs. */
const groupsNotOfTests = async () => (await stranger.groups()).filter((group) => !group.includes('test-'))

const drawnOver = (partitions: number) =>
  JSON.stringify({
    streamboard: 1,
    topics: FOREIGN.map((name, index) => ({
      id: `t${index}`,
      name,
      partitions: partitions + 2,
      configs: { 'retention.ms': String(partitions), 'cleanup.policy': 'compact' },
    })),
  })

/** The same walk each time: mulberry32. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const one = <T>(choices: readonly T[], random: () => number): T => choices[Math.floor(random() * choices.length)]!
