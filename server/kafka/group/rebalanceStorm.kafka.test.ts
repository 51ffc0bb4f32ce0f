import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { connectKafka } from '../kafkajsKafka'
import type { Kafka, Membership, MembershipOptions } from '../port'
import { freshName, freshTopic, numbered, text } from '../topicsForTests'
import { createMembersForTests, PATIENCE, sorted } from './membersForTests'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'test' })
})
afterAll(() => kafka.close())

const { memberOf, committed, ends } = createMembersForTests(() => kafka)

type Step = 'join' | 'leave' | 'crash'
const LEAVING: readonly Step[] = ['join', 'join', 'leave', 'join', 'join', 'leave', 'leave', 'join', 'leave', 'join']
const CRASHING: readonly Step[] = ['join', 'join', 'crash', 'join', 'leave', 'join', 'crash', 'join']
const COUNT = 1500

/** Members come and go, without waiting for one another, while a topic is produced to and worked off. */
async function storm(commit: MembershipOptions['commit'], steps: readonly Step[]) {
  const topic = await freshTopic(kafka, 3)
  const group = freshName('group')
  const handled: (string | null)[] = []
  /** Every third record is given back when that is asked for, the others are finished. */
  const handle: MembershipOptions['handle'] = async (record, over) => {
    await sleep(3)
    if (over.aborted && record.offset % 3n === 0n) throw new Error('given back')
    handled.push(text(record))
  }
  const members: Membership[] = []
  const join = async () => void members.push((await memberOf(group, topic, { commit, handle })).membership)
  await join()
  const sending = kafka.producer.sendBatch(topic, numbered(COUNT))
  const under: Promise<unknown>[] = []
  for (const step of steps) {
    await sleep(150)
    const member = step === 'join' ? undefined : members.shift()
    under.push(step === 'join' ? join() : (member?.[step]() ?? Promise.resolve()))
  }
  await Promise.all([sending, ...under])
  // On receive, bookmarks are at the end before the work is.
  await vi.waitFor(() => expect(new Set(handled).size).toBe(COUNT), { ...PATIENCE, timeout: 40_000 })
  await vi.waitFor(async () => expect(await committed(group, topic)).toEqual(await ends(topic)), PATIENCE)
  await Promise.all(members.map((member) => member.leave()))
  return handled
}

describe.concurrent('a storm of rebalances amid work', () => {
  test.for(['interval', 'each', 'batch', 'receive'] as const)(
    'has every record handled exactly once while members say goodbye, committed by %s',
    async (commit) => {
      expect(sorted(await storm(commit, LEAVING))).toEqual(sorted(numbered(COUNT).map(text)))
    },
  )

  test.for(['interval', 'each', 'batch'] as const)(
    'has every record handled at least once although members crash, committed by %s',
    async (commit) => {
      expect(sorted([...new Set(await storm(commit, CRASHING))])).toEqual(sorted(numbered(COUNT).map(text)))
    },
  )
})
