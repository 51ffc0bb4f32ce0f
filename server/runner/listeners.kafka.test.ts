import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { boardOf } from '../../shared/topology/boardForTests'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import { freshBoard } from './freshBoardForTests'
import { createRunner } from './runner'
import { createTopicReading } from './topicReadingForTests'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'listeners-test' })
})
afterAll(() => kafka.close())

const PATIENCE = { timeout: 40_000, interval: 50 }
const GROUPS = ['news-feed', 'notification']

/** One writes, two read; `more` is drawn while messages flow. */
const board = (rate: number, services = '', connections = '') => `streamboard: 1
name: Listeners
services:
  - { id: api, name: post-api }
${GROUPS.map((name) => `  - { id: ${name}, name: ${name} }`).join('\n')}
${services}
topics:
  - { id: posts, name: user-posts, partitions: 3 }
connections:
  - { id: made, kind: produces, from: api, to: posts, rate: ${rate}, key: "{{pick alice,dave,carol}}", value: '{"n":{{seq}}}' }
${GROUPS.map((name) => `  - { id: ${name}-reads, kind: subscribes, from: posts, to: ${name}, group: ${name} }`).join('\n')}
${connections}
`
const messaging = (more = '') =>
  [
    `  - { id: messaging, name: messaging${more} }`,
    '  - { id: m, kind: subscribes, from: posts, to: messaging, group: messaging }',
  ] as const

test('a listener comes, is changed and goes while posts are written: nobody else starts again, and each has every post once', async () => {
  const runner = createRunner({ kafka })
  const first = await freshBoard(kafka, board(20))
  const drawn = (text: string) => ({ ...first, topology: boardOf(text) })
  const started: string[] = []
  runner.onHappening((_boardId, { kind, elementId = '' }) => {
    if (kind === 'started' || kind === 'restarted') started.push(elementId)
  })
  const handledBy = (group: string) =>
    [...runner.journal(first.boardId).handledBy(first.prefix + group, `${first.prefix}user-posts`)].map(
      ({ partition, offset }) => `${partition} ${offset}`,
    )
  async function untilMore(group: string): Promise<void> {
    const before = handledBy(group).length
    await vi.waitUntil(() => handledBy(group).length >= before + 10, PATIENCE)
  }
  try {
    await runner.start(first)
    await untilMore('news-feed')
    await runner.start(drawn(board(20, ...messaging())), ['messaging'])
    await runner.follow(drawn(board(20, ...messaging())))
    await untilMore('messaging')
    await runner.follow(drawn(board(20, ...messaging(', delayMs: 5'))))
    await untilMore('messaging')
    await runner.follow(drawn(board(20)))
    await runner.follow(drawn(board(0)))
    const written = await createTopicReading(kafka).countOf(`${first.prefix}user-posts`)
    await vi.waitUntil(() => GROUPS.every((group) => handledBy(group).length >= written), PATIENCE)
    for (const group of GROUPS)
      expect([handledBy(group).length, new Set(handledBy(group)).size]).toEqual([written, written])
    expect(started.toSorted()).toEqual(['api', 'messaging', ...GROUPS].toSorted())
    expect(runner.runs(first.boardId).map(({ serviceId }) => serviceId)).not.toContain('messaging')
  } finally {
    await runner.close()
  }
})
