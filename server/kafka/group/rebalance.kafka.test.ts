import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, inject, test, vi } from 'vitest'
import { createCluster } from '../cluster'
import { connectKafka } from '../kafkajsKafka'
import { kafkajsCall } from '../network/kafkajsCall'
import type { Kafka, MembershipOptions } from '../port'
import { freshName, freshTopic, numbered, text } from '../topicsForTests'
import { createMembersForTests, never, PATIENCE, sorted } from './membersForTests'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'test' })
})
afterAll(() => kafka.close())

const { memberOf, committed, ends, membersOf } = createMembersForTests(() => kafka)

const all = (count: number) => sorted(numbered(count).map(text))

/** A handler that takes its time and keeps what it has done, over all members that use it. */
function slowly(ms: number) {
  const handled: (string | null)[] = []
  const inHand: (string | null)[] = []
  const handle: MembershipOptions['handle'] = async (record) => {
    inHand.push(text(record))
    await sleep(ms)
    handled.push(text(record))
  }
  return { handle, handled, inHand }
}

describe.concurrent('when partitions are dealt anew amid work', () => {
  test('records in hand are finished first, however many heartbeats they take, and none is handled twice', async ({
    expect,
  }) => {
    const topic = await freshTopic(kafka, 2)
    const group = freshName('group')
    const { handle, handled, inHand } = slowly(2000)
    await kafka.producer.sendBatch(topic, [...numbered(2, 'record', 0), ...numbered(2, 'other', 1)])
    const first = await memberOf(group, topic, { handle })
    await vi.waitFor(() => expect(inHand).toHaveLength(2), PATIENCE)
    const second = await memberOf(group, topic, { handle })
    expect(handled).toHaveLength(2)
    await vi.waitFor(() => expect(handled).toHaveLength(4), PATIENCE)
    expect([first.partitions().length, second.partitions().length]).toEqual([1, 1])
    await Promise.all([first.membership.leave(), second.membership.leave()])

    expect(sorted(handled)).toEqual(['other 0', 'other 1', 'record 0', 'record 1'])
    expect(first.causes()).toEqual(['joined', 'membersChanged'])
    expect(second.causes()).toEqual(['joined'])
    expect(first.rebalances[1]?.pausedMs).toBeGreaterThan(0)
    expect(await committed(group, topic)).toEqual({ 0: 2n, 1: 2n })
  })

  test('a member whose handler outlasts the session stays in the group', async ({ expect }) => {
    const topic = await freshTopic(kafka, 2)
    const group = freshName('group')
    const { handle, handled, inHand } = slowly(8000)
    await kafka.producer.sendBatch(topic, numbered(1, 'record', 0))
    const first = await memberOf(group, topic, { handle })
    await vi.waitFor(() => expect(inHand).toHaveLength(1), PATIENCE)
    const second = await memberOf(group, topic, { handle })
    expect(handled).toEqual(['record 0'])
    await vi.waitFor(() => expect(first.causes()).toEqual(['joined', 'membersChanged']), PATIENCE)
    await Promise.all([first.membership.leave(), second.membership.leave()])
    expect(await committed(group, topic)).toMatchObject({ 0: 1n })
  })

  test('from one to four members and back, every record is handled once and each partition has one owner', async ({
    expect,
  }) => {
    const topic = await freshTopic(kafka, 3)
    const group = freshName('group')
    const { handle, handled } = slowly(5)
    await kafka.producer.sendBatch(topic, numbered(1500))
    const members = [await memberOf(group, topic, { handle })]
    const first = members[0]
    for (let number = 2; number <= 4; number++) members.push(await memberOf(group, topic, { handle }))
    const owned = () => members.map(({ partitions }) => partitions())
    await vi.waitFor(
      () =>
        expect(
          owned()
            .map(({ length }) => length)
            .sort(),
        ).toEqual([0, 1, 1, 1]),
      PATIENCE,
    )
    expect(owned().flat().sort()).toEqual([0, 1, 2])
    expect(handled.length).toBeLessThan(1500)
    for (const { membership } of members.slice(1)) await membership.leave()
    await vi.waitFor(() => expect(first?.partitions()).toEqual([0, 1, 2]), PATIENCE)
    await vi.waitFor(() => expect(handled.length).toBeGreaterThanOrEqual(1500), PATIENCE)
    await first?.membership.leave()

    expect(sorted(handled)).toEqual(all(1500))
    expect(await committed(group, topic)).toEqual(await ends(topic))
    expect(members.flatMap(({ causes }) => causes())).not.toContain('thrownOut')
  })

  test('because another member crashed, everything is handled at least once', async ({ expect }) => {
    const topic = await freshTopic(kafka, 2)
    const group = freshName('group')
    const { handle, handled } = slowly(5)
    await kafka.producer.sendBatch(topic, numbered(1000))
    const first = await memberOf(group, topic, { handle })
    const second = await memberOf(group, topic, { handle })
    const soFar = handled.length
    await vi.waitFor(() => expect(handled.length).toBeGreaterThan(soFar + 50), PATIENCE)
    await second.membership.crash()
    await vi.waitFor(() => expect(first.partitions()).toEqual([0, 1]), PATIENCE)
    await vi.waitFor(async () => expect(await committed(group, topic)).toEqual(await ends(topic)), PATIENCE)
    await first.membership.leave()
    expect(sorted([...new Set(handled)])).toEqual(all(1000))
  })

  test('a handler that waits for hours and heeds the signal gives its record back at once', async ({ expect }) => {
    const topic = await freshTopic(kafka, 1)
    const group = freshName('group')
    const inHand: string[] = []
    const waits = (name: string): MembershipOptions['handle'] => {
      return async (_record, over) => {
        inHand.push(name)
        await sleep(3_600_000, undefined, { signal: over })
      }
    }
    await kafka.producer.sendBatch(topic, numbered(1))
    const first = await memberOf(group, topic, { handle: waits('first') })
    await vi.waitFor(() => expect(inHand).toEqual(['first']), PATIENCE)
    const second = await memberOf(group, topic, { handle: waits('second') })
    await vi.waitFor(() => expect(inHand).toHaveLength(2), PATIENCE)
    expect([...first.partitions(), ...second.partitions()]).toEqual([0])
    await Promise.all([first.membership.leave(), second.membership.leave()])
    expect(await committed(group, topic)).toEqual({ 0: 0n })
    expect(await membersOf(group)).toEqual([])
  })

  test('a member that the group went on without says so and comes back', async ({ expect }) => {
    const topic = await freshTopic(kafka, 1)
    const group = freshName('group')
    const { membership, causes, values, states } = await memberOf(group, topic)
    const [member] = await membersOf(group)
    const cluster = createCluster({ brokers: inject('brokers'), clientId: 'test' })
    const link = cluster.openLink()
    const goodbye = kafkajsCall('LeaveGroup', { groupId: group, memberId: member?.memberId })
    await link.ask(await cluster.coordinatorOf(group), goodbye)
    cluster.close()
    await vi.waitFor(() => expect(causes()).toEqual(['joined', 'thrownOut']), PATIENCE)
    await kafka.producer.sendBatch(topic, numbered(3))
    await vi.waitFor(() => expect(values).toEqual(all(3)), PATIENCE)
    await membership.leave()
    expect(states.map(({ kind }) => kind)).toEqual(['joining', 'running', 'joining', 'running', 'stopped'])
  })
})

describe.concurrent('a member that goes', () => {
  test('with a record in hand that never ends does go, and the record is handled by the next', async ({ expect }) => {
    const topic = await freshTopic(kafka, 1)
    const group = freshName('group')
    const inHand: bigint[] = []
    const handle: MembershipOptions['handle'] = ({ offset }) => {
      inHand.push(offset)
      return never()
    }
    await kafka.producer.sendBatch(topic, numbered(2))
    const { membership } = await memberOf(group, topic, { handle })
    await vi.waitFor(() => expect(inHand).toEqual([0n]), PATIENCE)
    await membership.leave()
    expect(await membersOf(group)).toEqual([])
    expect(await committed(group, topic)).toEqual({ 0: 0n })
    const next = await memberOf(group, topic)
    await vi.waitFor(() => expect(next.values).toEqual(all(2)), PATIENCE)
    await next.membership.leave()
  })

  test('without a goodbye is counted in until its session ends', async ({ expect }) => {
    const topic = await freshTopic(kafka, 1)
    const group = freshName('group')
    const { membership, states } = await memberOf(group, topic)
    await membership.crash()
    const endsAt = membership.sessionEndsAt()
    const seen: { readonly members: number; readonly isBefore: boolean }[] = []
    await vi.waitFor(async () => {
      const isBefore = Date.now() < endsAt - 500
      const members = (await membersOf(group)).length
      seen.push({ members, isBefore })
      expect(members).toBe(0)
    }, PATIENCE)
    expect(seen.filter(({ isBefore }) => isBefore).length).toBeGreaterThan(1)
    expect(seen.filter(({ isBefore, members }) => isBefore && members !== 1)).toEqual([])
    expect(states.map(({ kind }) => kind)).toEqual(['joining', 'running', 'stopped'])
    expect(await committed(group, topic)).toEqual({})
  })
})

test('a member that sees many rebalances keeps nothing of them', async ({ expect }) => {
  const warnings: string[] = []
  const onWarning = ({ name, message }: Error) => warnings.push(`${name}: ${message}`)
  process.on('warning', onWarning)
  const topic = await freshTopic(kafka, 2)
  const group = freshName('group')
  const staying = await memberOf(group, topic)
  for (let turn = 0; turn < 12; turn++) {
    const passing = await memberOf(group, topic)
    await passing.membership.leave()
    await vi.waitFor(() => expect(staying.partitions()).toHaveLength(2), PATIENCE)
  }
  expect(staying.rebalances.length).toBeGreaterThan(12)
  await staying.membership.leave()
  process.off('warning', onWarning)
  expect(warnings.filter((warning) => warning.includes('MaxListeners'))).toEqual([])
})
