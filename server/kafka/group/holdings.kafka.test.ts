import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { connectKafka } from '../kafkajsKafka'
import type { Kafka, MembershipOptions } from '../port'
import { freshName, freshTopic } from '../topicsForTests'
import { createMembersForTests, PATIENCE } from './membersForTests'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'test' })
})
afterAll(() => kafka.close())

const { memberOf, committed, ends } = createMembersForTests(() => kafka)

test('a member takes small packets that unpack to much only as far as it has room, and all of them in the end', async () => {
  const topic = await freshTopic(kafka, 4, { 'compression.type': 'gzip', 'max.message.bytes': '40000000' })
  const value = Buffer.alloc(17 * 1024 * 1024)
  for (const partition of [0, 1, 2, 3, 0, 1, 2, 3])
    await kafka.producer.send({ topic, partition, key: null, value, headers: [] })
  let [inHand, most] = [0, 0]
  const handled: number[] = []
  const handle: MembershipOptions['handle'] = async ({ partition }) => {
    handled.push(partition)
    most = Math.max(most, ++inHand)
    await sleep(500)
    inHand--
  }
  const group = freshName('group')
  const { membership } = await memberOf(group, topic, { handle })
  await vi.waitFor(async () => expect(await committed(group, topic)).toEqual(await ends(topic)), PATIENCE)
  await membership.leave()
  expect(most).toBe(2)
  // No partition waits while another has its second turn.
  expect([handled.slice(0, 4).sort(), handled.slice(4).sort()]).toEqual([
    [0, 1, 2, 3],
    [0, 1, 2, 3],
  ])
})
