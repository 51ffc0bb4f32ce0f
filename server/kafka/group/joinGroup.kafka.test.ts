import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { connectKafka } from '../kafkajsKafka'
import type { Kafka, PartitionGap } from '../port'
import { connectStranger, type Stranger } from '../strangerForTests'
import { freshName, freshTopic, numbered, text } from '../topicsForTests'
import { createMembersForTests, never, PATIENCE, sorted } from './membersForTests'

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

const { memberOf, committed } = createMembersForTests(() => kafka)
const expected = (count: number, name?: string) => sorted(numbered(count, name).map(text))

// Each has a topic and a group of its own, and waits most of its time: for sessions to end, for members to meet.
describe.concurrent('a member of a group', () => {
  test('gets every record once, in the order of its partition, and leaves its bookmark at the end', async () => {
    const topic = await freshTopic(kafka, 3)
    const group = freshName('group')
    await kafka.producer.sendBatch(topic, numbered(500, 'early'))
    const { membership, values } = await memberOf(group, topic)
    await kafka.producer.sendBatch(topic, numbered(500, 'late'))
    await vi.waitFor(() => expect(values).toHaveLength(1000), PATIENCE)
    await membership.leave()

    expect(sorted(values)).toEqual(sorted([...expected(500, 'early'), ...expected(500, 'late')]))
    const ends = (await kafka.reader.offsets(topic)).map(({ partition, end }) => [partition, end])
    expect(await committed(group, topic)).toEqual(Object.fromEntries(ends))
    expect((await kafka.groups.describe([group])).get(group)).toEqual({ state: 'empty', members: [] })
  })

  test('begins at the end where it is told to, and the bookmark shows it', async () => {
    const topic = await freshTopic(kafka)
    const group = freshName('group')
    await kafka.producer.sendBatch(topic, numbered(10, 'before'))
    const { membership, values } = await memberOf(group, topic, { start: 'latest' })
    await vi.waitFor(async () => expect(await committed(group, topic)).toEqual({ 0: 10n }), PATIENCE)
    await kafka.producer.sendBatch(topic, numbered(2, 'after'))
    await vi.waitFor(() => expect(values).toEqual(['after 0', 'after 1']), PATIENCE)
    await membership.leave()
    expect(await committed(group, topic)).toEqual({ 0: 12n })
  })

  test('shares the partitions with a second one and takes them back when that leaves', async () => {
    const topic = await freshTopic(kafka, 4)
    const group = freshName('group')
    const first = await memberOf(group, topic)
    expect(first.partitions()).toEqual([0, 1, 2, 3])
    const second = await memberOf(group, topic, { clientId: 'second' })
    await vi.waitFor(() => expect([first.partitions().length, second.partitions().length]).toEqual([2, 2]), PATIENCE)
    expect([...first.partitions(), ...second.partitions()].sort()).toEqual([0, 1, 2, 3])

    const seen = (await kafka.groups.describe([group])).get(group)
    expect(seen?.state).toBe('stable')
    expect(seen?.members.map(({ clientId }) => clientId).sort()).toEqual(['member', 'second'])
    expect(seen?.members.flatMap(({ topics }) => [...(topics.get(topic) ?? [])]).sort()).toEqual([0, 1, 2, 3])

    await kafka.producer.sendBatch(topic, numbered(200))
    await vi.waitFor(() => expect(first.values.length + second.values.length).toBe(200), PATIENCE)
    expect(sorted([...first.values, ...second.values])).toEqual(expected(200))

    await second.membership.leave()
    await vi.waitFor(() => expect(first.partitions()).toEqual([0, 1, 2, 3]), PATIENCE)
    await first.membership.leave()
    expect(first.states.at(-1)).toEqual({ kind: 'stopped' })
  })

  test('that crashes commits nothing more, and the next one gets what was not committed', async () => {
    const topic = await freshTopic(kafka)
    const group = freshName('group')
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const first = await memberOf(group, topic, { handle: () => held })
    await vi.waitFor(async () => expect(await committed(group, topic)).toEqual({ 0: 0n }), PATIENCE)
    await kafka.producer.sendBatch(topic, numbered(5))
    await first.membership.crash()
    release()
    const second = await memberOf(group, topic)
    await vi.waitFor(() => expect(second.values).toHaveLength(5), PATIENCE)
    await second.membership.leave()
    expect(second.values).toEqual(numbered(5).map(text))
    expect(await committed(group, topic)).toEqual({ 0: 5n })
  })

  test('that crashes while it is leaving is gone at once, whatever it has in hand', async () => {
    const topic = await freshTopic(kafka)
    const group = freshName('group')
    let isHandling = false
    const first = await memberOf(group, topic, {
      handle: () => {
        isHandling = true
        return never()
      },
    })
    await kafka.producer.sendBatch(topic, numbered(1))
    await vi.waitFor(() => expect(isHandling).toBe(true), PATIENCE)
    const leaving = first.membership.leave()
    await first.membership.crash()
    await leaving
    expect(first.states.map(({ kind }) => kind)).toEqual(['joining', 'running', 'stopped'])
    expect((await kafka.groups.describe([group])).get(group)?.members).toHaveLength(1)
    const second = await memberOf(group, topic)
    await vi.waitFor(() => expect(second.values).toEqual(['record 0']), PATIENCE)
    await second.membership.leave()
  })

  test('tells what it goes past without handling it', async () => {
    const topic = await freshTopic(kafka)
    const group = freshName('group')
    await kafka.producer.sendBatch(topic, numbered(10))
    const first = await memberOf(group, topic, { handle: async ({ offset }) => void (offset > 1n && (await never())) })
    await vi.waitFor(async () => expect(await committed(group, topic)).toEqual({ 0: 2n }), PATIENCE)
    await first.membership.crash()
    await stranger.deleteRecords(topic, '7')
    const gaps: PartitionGap[] = []
    const second = await memberOf(group, topic, { onGap: (gap) => void gaps.push(gap) })
    await vi.waitFor(() => expect(second.values).toEqual(['record 7', 'record 8', 'record 9']), PATIENCE)
    await second.membership.leave()
    expect(gaps).toEqual([{ topic, partition: 0, from: 2n, to: 7n, why: 'expired' }])
    expect(await committed(group, topic)).toEqual({ 0: 10n })
  })

  test('goes on with a topic that was deleted and made anew behind its back, and its bookmark with it', async () => {
    const topic = await freshTopic(kafka)
    const group = freshName('group')
    await kafka.producer.sendBatch(topic, numbered(8, 'old'))
    const { membership, values, states } = await memberOf(group, topic)
    await vi.waitFor(async () => expect(await committed(group, topic)).toEqual({ 0: 8n }), PATIENCE)
    await stranger.recreateTopic(topic)
    await kafka.producer.sendBatch(topic, numbered(3, 'new'))
    await vi.waitFor(() => expect(values.slice(8)).toEqual(expected(3, 'new')), PATIENCE)
    await vi.waitFor(async () => expect(await committed(group, topic)).toEqual({ 0: 3n }), PATIENCE)
    await vi.waitFor(() => expect(states.at(-1)?.kind).toBe('running'), PATIENCE)
    await membership.leave()
    expect(values).toHaveLength(11)
    expect(await committed(group, topic)).toEqual({ 0: 3n })
  })

  test('loses nothing when its handler fails a few times with a programming error', async () => {
    const topic = await freshTopic(kafka)
    const group = freshName('group')
    const values: (string | null)[] = []
    let failures = 0
    const { membership } = await memberOf(group, topic, {
      handle: async (record) => {
        if (text(record) === 'record 1' && failures++ < 3) throw new SyntaxError('not JSON')
        values.push(text(record))
      },
    })
    await kafka.producer.sendBatch(topic, numbered(3))
    await vi.waitFor(() => expect(values).toEqual(['record 0', 'record 1', 'record 2']), PATIENCE)
    expect(failures).toBe(4)
    await membership.leave()
    expect(await committed(group, topic)).toEqual({ 0: 3n })
  })

  test('leaves at once while a record keeps failing, which stays uncommitted', async () => {
    const topic = await freshTopic(kafka)
    const group = freshName('group')
    let attempts = 0
    const { membership } = await memberOf(group, topic, {
      handle: async (record) => {
        if (text(record) === 'record 0') return
        attempts++
        throw new Error('never')
      },
    })
    await kafka.producer.sendBatch(topic, numbered(2))
    await vi.waitFor(() => expect(attempts).toBeGreaterThan(0), PATIENCE)
    await membership.leave()
    await membership.leave()
    expect(await committed(group, topic)).toEqual({ 0: 1n })
  })

  test('notices partitions that are added', async () => {
    const topic = await freshTopic(kafka, 1)
    const { membership, partitions, values } = await memberOf(freshName('group'), topic)
    await kafka.admin.addPartitions(topic, 14)
    await kafka.producer.send({ topic, partition: 13, key: null, value: Buffer.from('new'), headers: [] })
    await vi.waitFor(() => expect(values).toEqual(['new']), PATIENCE)
    expect(partitions()).toHaveLength(14)
    await membership.leave()
  })

  test('is refused where the topic does not exist', async () => {
    await expect(memberOf(freshName('group'), freshName('nowhere'))).rejects.toMatchObject({ code: 'unknownTopic' })
  })
})
