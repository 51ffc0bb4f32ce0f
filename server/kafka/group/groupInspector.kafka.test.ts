import { afterAll, beforeAll, describe, inject, test, vi } from 'vitest'
import { connectKafka } from '../kafkajsKafka'
import type { Kafka } from '../port'
import { connectStranger, type Stranger } from '../strangerForTests'
import { freshName, freshTopic, numbered } from '../topicsForTests'
import { createMembersForTests, PATIENCE } from './membersForTests'
import { joinByNewProtocol } from './newProtocolMemberForTests'

let kafka: Kafka
let stranger: Stranger
beforeAll(async () => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'test' })
  stranger = await connectStranger(inject('brokers'))
})
afterAll(async () => {
  await stranger?.close()
  await kafka.close()
})

const { memberOf, membersOf } = createMembersForTests(() => kafka)

const offsetsOf = async (group: string) => (await kafka.groups.offsetsOfAll([group])).get(group) ?? new Map()
const listed = async (group: string) => (await kafka.groups.list()).filter((one) => one.group === group)

/** A group whose member has read two topics to their ends and left. */
async function emptyGroup() {
  const topics = [await freshTopic(kafka, 2), await freshTopic(kafka)] as const
  const group = freshName('group')
  for (const topic of topics) {
    await kafka.producer.sendBatch(topic, numbered(5, 'record', 0))
    const { membership, values } = await memberOf(group, topic)
    await vi.waitFor(() => values.length === 5 || Promise.reject(new Error('not yet')), PATIENCE)
    await membership.leave()
  }
  return { group, topics }
}

/** A consumer that shares nothing with the port. */
async function strangerIn(group: string, topic: string) {
  const consumer = stranger.client.consumer({ groupId: group })
  await consumer.connect()
  await consumer.subscribe({ topics: [topic], fromBeginning: true })
  await consumer.run({ eachMessage: async () => {} })
  return consumer
}

describe.concurrent('looking at groups', () => {
  test('lists them with their kind and state, whoever made them', async ({ expect }) => {
    const { group } = await emptyGroup()
    const topic = await freshTopic(kafka)
    const [theirs, newer] = [freshName('theirs'), freshName('newer')]
    const consumer = await strangerIn(theirs, topic)
    const newcomer = await joinByNewProtocol(inject('brokers'), newer, topic)
    await vi.waitFor(async () => {
      expect(await listed(theirs)).toEqual([{ group: theirs, type: 'classic', state: 'stable' }])
    }, PATIENCE)
    expect(await listed(group)).toEqual([{ group, type: 'classic', state: 'empty' }])
    expect(await listed(newer)).toMatchObject([{ group: newer, type: 'consumer' }])
    expect((await kafka.groups.describe([newer])).get(newer)).toMatchObject({
      state: 'newProtocol',
      members: [{ clientId: 'newcomer', host: '127.0.0.1', partitions: [0], topics: new Map([[topic, [0]]]) }],
    })
    await newcomer.leave()
    await consumer.disconnect()
    expect(await listed(newer)).toEqual([{ group: newer, type: 'consumer', state: 'empty' }])
    expect((await kafka.groups.describe([newer])).get(newer)).toEqual({ state: 'newProtocol', members: [] })
  })

  test('finds all bookmarks of a group over all its topics, and none where there is no group', async ({ expect }) => {
    const { group, topics } = await emptyGroup()
    const bookmarks = new Map([
      [
        topics[0],
        new Map([
          [0, 5n],
          [1, 0n],
        ]),
      ],
      [topics[1], new Map([[0, 5n]])],
    ])
    const nobody = freshName('nobody')
    expect(await offsetsOf(group)).toEqual(bookmarks)
    expect(await offsetsOf(nobody)).toEqual(new Map())
    expect(await kafka.groups.committed(group, [topics[1]])).toEqual(new Map([[topics[1], new Map([[0, 5n]])]]))
    expect(await kafka.groups.offsetsOfAll([group, nobody])).toEqual(
      new Map([
        [group, bookmarks],
        [nobody, new Map()],
      ]),
    )
    expect((await kafka.groups.describe([nobody])).get(nobody)).toEqual({ state: 'dead', members: [] })
  })
})

describe.concurrent('moving bookmarks', () => {
  test('of an empty group moves those that are named, and its next member begins there', async ({ expect }) => {
    const { group, topics } = await emptyGroup()
    await kafka.groups.moveTo(group, new Map([[topics[0], new Map([[0, 2n]])]]))
    expect((await offsetsOf(group)).get(topics[0])).toEqual(
      new Map([
        [0, 2n],
        [1, 0n],
      ]),
    )
    expect((await offsetsOf(group)).get(topics[1])).toEqual(new Map([[0, 5n]]))
    expect(await membersOf(group)).toEqual([])
    const { membership, values } = await memberOf(group, topics[0])
    await vi.waitFor(() => expect(values).toEqual(['record 2', 'record 3', 'record 4']), PATIENCE)
    await membership.leave()
  })

  test('of a group that has never been makes one that begins there', async ({ expect }) => {
    const topic = await freshTopic(kafka)
    const group = freshName('group')
    await kafka.producer.sendBatch(topic, numbered(3))
    await kafka.groups.moveTo(group, new Map([[topic, new Map([[0, 1n]])]]))
    const { membership, values } = await memberOf(group, topic)
    await vi.waitFor(() => expect(values).toEqual(['record 1', 'record 2']), PATIENCE)
    await membership.leave()
  })

  test('is refused while the group has members, which are named, ours and a stranger’s', async ({ expect }) => {
    const topic = await freshTopic(kafka, 2)
    const [ours, theirs] = [freshName('ours'), freshName('theirs')]
    const { membership } = await memberOf(ours, topic, { clientId: 'streamboard-orders-1' })
    const consumer = await strangerIn(theirs, topic)
    await vi.waitFor(async () => expect(await membersOf(theirs)).toHaveLength(1), PATIENCE)
    const target = new Map([[topic, new Map([[0, 7n]])]])
    for (const [group, member] of [
      [ours, 'streamboard-orders-1 on 127.0.0.1'],
      [theirs, 'stranger on 127.0.0.1'],
    ] as const) {
      await expect(kafka.groups.moveTo(group, target)).rejects.toMatchObject({
        code: 'groupNotEmpty',
        message: expect.stringContaining(member),
        next: expect.stringContaining('Stop'),
      })
      expect((await offsetsOf(group)).get(topic)?.get(0)).not.toBe(7n)
      expect(await membersOf(group)).toHaveLength(1)
    }
    await consumer.disconnect()
    await membership.leave()
  })

  test('of a group of the new protocol is refused, whether it has members or not', async ({ expect }) => {
    const topic = await freshTopic(kafka)
    const group = freshName('group')
    const newcomer = await joinByNewProtocol(inject('brokers'), group, topic)
    const move = () => kafka.groups.moveTo(group, new Map([[topic, new Map([[0, 0n]])]]))
    await expect(move()).rejects.toMatchObject({ code: 'newProtocol' })
    await newcomer.leave()
    await expect(move()).rejects.toMatchObject({ code: 'newProtocol' })
    expect(await offsetsOf(group)).toEqual(new Map())
  })

  test('on a topic that is not there is refused', async ({ expect }) => {
    const { group } = await emptyGroup()
    const target = new Map([[freshName('nowhere'), new Map([[0, 0n]])]])
    await expect(kafka.groups.moveTo(group, target)).rejects.toMatchObject({
      code: 'unknownTopic',
      message: expect.stringContaining('nowhere'),
    })
  })
})
