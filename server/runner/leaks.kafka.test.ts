import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { boardOf } from '../../shared/topology/boardForTests'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import { freshName } from '../kafka/topicsForTests'
import type { RunBoard } from './port'
import { createRunner } from './runner'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'leaks-test' })
})
afterAll(() => kafka.close())

/** Kinds of what keeps the process busy, with how many there are. */
function underWay(): ReadonlyMap<string, number> {
  const kinds = new Map<string, number>()
  for (const kind of process.getActiveResourcesInfo()) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  return kinds
}
const PATIENCE = { timeout: 10_000, interval: 50 }
const countOf = (kind: string) => underWay().get(kind) ?? 0

test('fifty starts and stops leave no socket, timer, server or group member behind', async () => {
  const prefix = `${freshName('leaks')}.`
  for (const name of ['in', 'out'])
    await kafka.admin.createTopic({ name: prefix + name, partitions: 3, replication: 1, configs: new Map() })
  const board: RunBoard = {
    boardId: 'leaks',
    prefix,
    mayProduceTo: () => true,
    topology: boardOf(`streamboard: 1
name: Leaks
services:
  - { id: a, name: A }
  - { id: b, name: B, instances: 2, delayMs: 20 }
topics:
  - { id: in, name: in, partitions: 3 }
  - { id: out, name: out, partitions: 3 }
connections:
  - { id: c1, kind: produces, from: a, to: in, rate: 200, value: "{{seq}}" }
  - { id: c2, kind: subscribes, from: in, to: b, group: g }
  - { id: c3, kind: produces, from: b, to: out, when: input }
  - { id: c4, kind: calls, from: a, to: b, when: rate, rate: 50 }
  - { id: c5, kind: subscribes, from: out, to: a, as: table }
`),
  }
  const runner = createRunner({ kafka })
  await runner.start(board)
  await runner.stop('leaks')
  const kinds = ['TCPSocketWrap', 'TCPServerWrap', 'Timeout']
  const before = kinds.map(countOf)
  for (let round = 0; round < 50; round++) {
    await runner.start(board)
    if (round % 10 === 5) await runner.crash('leaks', 'a')
    await runner.stop('leaks')
  }
  await runner.close()
  // Sockets are gone a moment after they were closed.
  await vi.waitFor(() => {
    const more = kinds.filter((kind, index) => countOf(kind) > (before[index] ?? 0) + 1)
    expect(more).toEqual([])
  }, PATIENCE)
  const described = (await kafka.groups.describe([`${prefix}g`])).get(`${prefix}g`)
  expect([described?.state, described?.members]).toEqual(['empty', []])
})
