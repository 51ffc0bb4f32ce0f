import { afterAll, beforeAll, describe, inject, test, vi } from 'vitest'
import { createMembersForTests, PATIENCE } from '../kafka/group/membersForTests'
import { joinByNewProtocol } from '../kafka/group/newProtocolMemberForTests'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import { connectStranger, type Stranger } from '../kafka/strangerForTests'
import { freshName, freshTopic, numbered } from '../kafka/topicsForTests'
import { takeGroupCensus } from './groupCensus'
import { watchGroups } from './groupWatch'

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

const { memberOf } = createMembersForTests(() => kafka)

/** A board on which one group reads one topic, watched until the test is over. */
async function watched(partitions = 2) {
  const topic = await freshTopic(kafka, partitions)
  const group = freshName('drawn')
  const census = takeGroupCensus(kafka.groups)
  const watch = watchGroups({ groups: kafka.groups, reader: kafka.reader, census })
  const drawn = { subscriptions: [{ group, topic }], topics: [topic] }
  const timer = setInterval(() => {
    census.beat()
    watch.beat(drawn)
  }, 50)
  const lagOf = (name: string) => watch.lags().find((lag) => lag.group === name)
  return { topic, group, lagOf, stop: () => clearInterval(timer) }
}

/** Four of five posts are alice's. */
const AUTHORS = [...Array<string>(8).fill('alice'), 'dave', 'carol']
const posts = (keyOf: (n: number) => string) =>
  numbered(500).map((record, n) => ({ ...record, key: Buffer.from(keyOf(n)) }))

const total = (partitions: readonly { readonly lag: number }[] = []) =>
  partitions.reduce((sum, { lag }) => sum + lag, 0)

describe.concurrent('the groups on a board’s topics', () => {
  test('have a lag that falls while they catch up, with a time to the end, and then stands at nothing', async ({
    expect,
  }) => {
    const { topic, group, lagOf, stop } = await watched()
    await kafka.producer.sendBatch(topic, numbered(1000))
    await vi.waitFor(() => expect(total(lagOf(group)?.partitions)).toBe(1000), PATIENCE)
    expect(lagOf(group)).toMatchObject({ owned: true, state: 'dead', members: [] })
    const { membership } = await memberOf(group, topic, { handle: () => new Promise((done) => setTimeout(done, 8)) })
    await vi.waitFor(() => expect(lagOf(group)?.catchUpMs).toBeGreaterThan(0), PATIENCE)
    expect(lagOf(group)?.trend).toBeLessThan(0)
    await vi.waitFor(() => expect(lagOf(group)?.partitions.map(({ lag }) => lag)).toEqual([0, 0]), PATIENCE)
    expect(lagOf(group)?.catchUpMs).toBe(0)
    await membership.leave()
    stop()
  })

  test('have a lag that falls while nothing comes, and never rises', async ({ expect }) => {
    const { topic, group, lagOf, stop } = await watched()
    await kafka.producer.sendBatch(topic, numbered(500))
    await vi.waitFor(() => expect(total(lagOf(group)?.partitions)).toBe(500), PATIENCE)
    const seen = [500]
    const { membership } = await memberOf(group, topic, { handle: () => new Promise((done) => setTimeout(done, 6)) })
    await vi.waitUntil(() => {
      seen.push(total(lagOf(group)?.partitions))
      return seen.at(-1) === 0
    }, PATIENCE)
    expect(seen).toEqual([...seen].sort((a, b) => b - a))
    expect(new Set(seen).size).toBeGreaterThan(2)
    await membership.leave()
    stop()
  })

  test('have most of it in the lane of a hot key, with twice the lanes too; keys that differ spread it', async ({
    expect,
  }) => {
    const shares = async (partitions: number, keyOf: (n: number) => string) => {
      const { topic, group, lagOf, stop } = await watched(partitions)
      await kafka.producer.sendBatch(topic, posts(keyOf))
      await vi.waitFor(() => expect(total(lagOf(group)?.partitions)).toBe(500), PATIENCE)
      stop()
      return (lagOf(group)?.partitions ?? []).map(({ lag }) => lag / 500).sort((a, b) => b - a)
    }
    const byAuthor = (n: number) => AUTHORS[n % AUTHORS.length] ?? ''
    const [hot = 0, next = 0] = await shares(3, byAuthor)
    expect([hot, next]).toEqual([0.8, 0.1])
    expect((await shares(6, byAuthor))[0]).toBe(0.8)
    expect((await shares(3, (n) => `post-${n}`))[0]).toBeLessThan(0.5)
  })

  test('are also other people’s, as long as they are there', async ({ expect }) => {
    const { topic, lagOf, stop } = await watched()
    const [classic, newer] = [freshName('theirs'), freshName('newer')]
    await kafka.producer.sendBatch(topic, numbered(10))
    const { membership } = await memberOf(classic, topic, { clientId: 'somebody' })
    const newcomer = await joinByNewProtocol(inject('brokers'), newer, topic)
    await vi.waitFor(() => expect(lagOf(classic)).toMatchObject({ owned: false, state: 'stable' }), PATIENCE)
    expect(lagOf(classic)?.members).toMatchObject([{ clientId: 'somebody', partitions: [0, 1] }])
    await vi.waitFor(() => expect(total(lagOf(classic)?.partitions)).toBe(0), PATIENCE)
    await vi.waitFor(() => expect(lagOf(newer)).toMatchObject({ owned: false, state: 'newProtocol' }), PATIENCE)
    expect(lagOf(newer)?.members).toMatchObject([{ clientId: 'newcomer', partitions: [0, 1] }])
    await membership.leave()
    await newcomer.leave()
    await vi.waitFor(() => expect(lagOf(classic)).toMatchObject({ state: 'empty', members: [] }), PATIENCE)
    await stranger.deleteGroup(classic)
    await vi.waitFor(() => expect(lagOf(classic)).toMatchObject({ state: 'dead', partitions: [] }), PATIENCE)
    stop()
  })
})
