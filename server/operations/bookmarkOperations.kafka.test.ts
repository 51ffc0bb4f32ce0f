import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { boardOf } from '../../shared/topology/boardForTests'
import { boardsForTests, value } from '../boards/boardsForTests'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import { freshTopic, numbered } from '../kafka/topicsForTests'
import { operate } from './operate'
import type { Actor, Engine, Parts } from './parts'
import type { NewHappening } from './timelines'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'bookmarks-test' })
})
afterAll(() => kafka.close())

/** A board on which a service reads a topic of two partitions with ten records each; what is done goes through the operations. */
async function house() {
  const topic = await freshTopic(kafka, 2)
  for (const partition of [0, 1]) await kafka.producer.sendBatch(topic, numbered(10, 'record', partition))
  const group = `${topic}-readers`
  const { boards } = boardsForTests()
  const boardId = value(
    boards.create(
      boardOf(`streamboard: 1
services: [{ id: s, name: Reader }]
topics: [{ id: t, name: ${topic}, partitions: 2 }]
connections: [{ id: c, kind: subscribes, from: t, to: s, group: ${group} }]
`),
    ),
  )
  const told: string[] = []
  const parts = {
    boards,
    cluster: { engine: () => ({ ok: true, value: { kafka } as unknown as Engine }) },
    timelines: { happened: (_boardId: string, { sentence }: NewHappening) => told.push(sentence) },
  } as unknown as Parts
  return {
    topic,
    group,
    told,
    move: (asked: object) =>
      operate(parts, { role: 'owner' } as Actor, { name: 'bookmark:move', input: { boardId, group, topic, ...asked } }),
    bookmarks: async () =>
      [...((await kafka.groups.offsetsOfAll([group])).get(group)?.get(topic) ?? [])].sort(([a], [b]) => a - b),
  }
}

describe('a bookmark', () => {
  test('is put anywhere while its group is empty, and each move is told', async () => {
    const { move, bookmarks, told, topic, group } = await house()
    expect(await move({ to: { kind: 'end' } })).toEqual({ ok: true, value: { offsets: { 0: '10', 1: '10' } } })
    await move({ partition: 1, to: { kind: 'offset', offset: '4' } })
    expect(await bookmarks()).toEqual([
      [0, 10n],
      [1, 4n],
    ])
    await move({ to: { kind: 'time', ms: 0 } })
    expect(await bookmarks()).toEqual([
      [0, 0n],
      [1, 0n],
    ])
    await move({ partition: 0, to: { kind: 'time', ms: Date.now() + 60_000 } })
    expect(await bookmarks()).toEqual([
      [0, 10n],
      [1, 0n],
    ])
    const moved = `The bookmark of ${group} in ${topic} was moved to`
    expect(told.slice(0, 2)).toEqual([`${moved} the end.`, `${moved} offset 4 in partition 1.`])
    expect(told).toHaveLength(4)
  })

  test('stays where it is when somebody reads with it; the refusal names who', async () => {
    const { move, bookmarks, told, topic, group } = await house()
    await move({ to: { kind: 'offset', offset: '10' } })
    const member = await kafka.join({
      group,
      clientId: 'reader-1',
      topics: [topic],
      start: 'earliest',
      handle: async () => {},
      onState: () => {},
    })
    onTestFinished(() => member.leave())
    expect(await move({ to: { kind: 'start' } })).toMatchObject({
      ok: false,
      problem: { code: 'groupNotEmpty', sentence: expect.stringContaining('has members: reader-1.') },
    })
    expect(await bookmarks()).toEqual([
      [0, 10n],
      [1, 10n],
    ])
    expect(told).toHaveLength(1)
  })

  test.each([
    ['of a group that is not drawn', { group: 'somebody-else' }, 'foreignGroup'],
    ['beyond the end of its partition', { to: { kind: 'offset', offset: '11' } }, 'outOfReach'],
    ['in a partition that is not there', { partition: 7 }, 'unknownPartition'],
  ])('is refused with a reason: %s', async (_, asked, code) => {
    const { move, bookmarks, told } = await house()
    expect(await move({ to: { kind: 'start' }, ...asked })).toMatchObject({ ok: false, problem: { code } })
    expect([await bookmarks(), told]).toEqual([[], []])
  })
})
