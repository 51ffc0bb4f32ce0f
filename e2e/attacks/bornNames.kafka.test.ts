import { afterAll, beforeAll, expect, it } from 'vitest'
import { readyBrokersOf } from '../brokersOf'
import type { StreamboardServer } from '../streamboardServer'
import { type Attacker, attack, endVictim, granted, startVictim } from './attacker'
import { comeAsStranger, type Stranger } from './stranger'
import { watchUntil } from './watchUntil'

// T14 of the threats on a broker of its own: other tests count on these topics not being there.

let server: StreamboardServer
let viewer: Attacker
let stranger: Stranger

beforeAll(async () => {
  server = await startVictim([])
  viewer = await attack(server)
  stranger = await comeAsStranger(await readyBrokersOf(server))
})

afterAll(async () => {
  expect(viewer.socket.connected).toBe(true)
  viewer.close()
  await stranger.leave()
  expect(server.output()).not.toMatch(/bug of its own|Unhandled/)
  expect(await endVictim(server)).toBe(0)
})

it('topics named like what objects are born with are met without harm, and the others go on', async () => {
  const topic = 'plain'
  const members = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', 'then', 'length']
  const topics = [...members, topic].map((name, index) => ({ id: `t${index}`, name }))
  await Promise.all([topic, ...members].map((name) => stranger.create(name)))
  const { boardId } = await granted(viewer.ask('board:create', { file: JSON.stringify({ streamboard: 1, topics }) }))
  await granted(viewer.ask('board:join', { boardId, stateVector: 'AA==' }))
  const plan = await granted(viewer.ask('plan:make', { boardId }))
  expect(plan.steps.filter((step) => step.topic !== topic)).toEqual([])
  const watching = watchUntil(viewer, { topic, offset: 1, beside: members })
  await stranger.produce(topic, [{ value: 'plain' }])
  expect((await watching).records.map(({ value }) => value?.data)).toEqual(['plain'])
  for (const member of members)
    expect([
      member,
      await viewer.ask('records:read', { topic: member, from: { kind: 'beginning' }, limit: 5 }),
    ]).toEqual([member, { ok: true, value: { records: [], next: null } }])
})
