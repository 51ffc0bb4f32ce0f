import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { connectKafka } from '../kafkajsKafka'
import type { Kafka, MembershipOptions } from '../port'
import { freshName, freshTopic, numbered, text } from '../topicsForTests'
import { createMembersForTests, never, PATIENCE } from './membersForTests'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'test' })
})
afterAll(() => kafka.close())

const { memberOf, committed } = createMembersForTests(() => kafka)

/** Ten records in one fetch; the member has the sixth in hand and never finishes it. */
async function stuckAtTheSixth(commit: MembershipOptions['commit']) {
  const topic = await freshTopic(kafka)
  const group = freshName('group')
  await kafka.producer.sendBatch(topic, numbered(10))
  const handled: (string | null)[] = []
  const bookmarks: unknown[] = []
  let isStuck = false
  const handle: MembershipOptions['handle'] = async (record) => {
    bookmarks.push((await committed(group, topic))[0] ?? null)
    isStuck = text(record) === 'record 5'
    if (isStuck) await never()
    handled.push(text(record))
  }
  const { membership } = await memberOf(group, topic, { commit, handle })
  await vi.waitFor(() => expect(isStuck).toBe(true), PATIENCE)
  expect(handled).toHaveLength(5)
  return { topic, group, membership, bookmarks }
}

/** What a crash does not lose is handled, by the next member, from where the bookmark is. */
async function afterCrash({ topic, group, membership }: Awaited<ReturnType<typeof stuckAtTheSixth>>) {
  await membership.crash()
  const next = await memberOf(group, topic)
  await vi.waitFor(() => expect(next.values.at(-1)).toBe('record 9'), PATIENCE)
  await next.membership.leave()
  return next.values
}
const records = (from: number) => numbered(10).slice(from).map(text)

describe.concurrent('a bookmark moves', () => {
  test('after each record: a crash repeats only the record in hand', async () => {
    const stuck = await stuckAtTheSixth('each')
    expect(stuck.bookmarks.slice(1)).toEqual([1n, 2n, 3n, 4n, 5n])
    expect(await afterCrash(stuck)).toEqual(records(5))
  })

  test('after the fetched batch: a crash repeats all of it', async () => {
    const stuck = await stuckAtTheSixth('batch')
    await vi.waitFor(async () => expect(await committed(stuck.group, stuck.topic)).toEqual({ 0: 0n }), PATIENCE)
    expect(stuck.bookmarks.filter((bookmark) => bookmark !== null && bookmark !== 0n)).toEqual([])
    expect(await afterCrash(stuck)).toEqual(records(0))
  })

  test('on receive, before the record is handled: a crash loses the one in hand', async () => {
    const stuck = await stuckAtTheSixth('receive')
    expect(stuck.bookmarks).toEqual([1n, 2n, 3n, 4n, 5n, 6n])
    expect(await afterCrash(stuck)).toEqual(records(6))
  })

  test('regularly where nothing else is said, up to what is handled', async () => {
    const stuck = await stuckAtTheSixth(undefined)
    await vi.waitFor(async () => expect(await committed(stuck.group, stuck.topic)).toEqual({ 0: 5n }), PATIENCE)
    expect(await afterCrash(stuck)).toEqual(records(5))
  })

  test('not past what holds it, whoever leaves: the next member begins there', async () => {
    const topic = await freshTopic(kafka)
    const group = freshName('group')
    await kafka.producer.sendBatch(topic, numbered(10))
    let held: bigint | undefined = 4n
    const first = await memberOf(group, topic, { heldAt: () => held })
    await vi.waitFor(() => expect(first.values).toHaveLength(10), PATIENCE)
    await first.membership.leave()
    expect(await committed(group, topic)).toEqual({ 0: 4n })
    const second = await memberOf(group, topic, { heldAt: () => held })
    await vi.waitFor(() => expect(second.values).toEqual(records(4)), PATIENCE)
    held = undefined
    await vi.waitFor(async () => expect(await committed(group, topic)).toEqual({ 0: 10n }), PATIENCE)
    await second.membership.leave()
  })

  test.for(['interval', 'each', 'batch', 'receive'] as const)(
    'to the end with every record handled once, by %s, when members leave amid work',
    async (commit) => {
      const topic = await freshTopic(kafka)
      const group = freshName('group')
      await kafka.producer.sendBatch(topic, numbered(40))
      const handled: (string | null)[] = []
      const handle: MembershipOptions['handle'] = async (record) => {
        await new Promise((resolve) => setTimeout(resolve, 10))
        handled.push(text(record))
      }
      for (const soFar of [5, 15, 40]) {
        const { membership } = await memberOf(group, topic, { commit, handle })
        await vi.waitFor(() => expect(handled.length).toBeGreaterThanOrEqual(soFar), PATIENCE)
        await membership.leave()
        expect(await committed(group, topic)).toEqual({ 0: BigInt(handled.length) })
      }
      expect(handled).toEqual(numbered(40).map(text))
    },
  )
})
