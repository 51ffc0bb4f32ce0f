import { vi } from 'vitest'
import { boardOf } from '../../shared/topology/boardForTests'
import type { Kafka } from '../kafka/port'
import { freshName } from '../kafka/topicsForTests'
import type { RunBoard, Runner } from '../runner/port'

export const PATIENCE = { timeout: 40_000, interval: 50 }

/** For tests: makes posts, answers each with a notification, receives those. Fields of `reader` go into the last service. */
export const chain = ({ rate = 100, limit = 200, reader = '' } = {}) => `streamboard: 1
name: Chain
services:
  - { id: a, name: Posting }
  - { id: b, name: Fan-out }
  - { id: c, name: Mailer, effect: mails${reader && `, ${reader}`} }
topics:
  - { id: t1, name: posts, partitions: 3 }
  - { id: t2, name: notifications, partitions: 3 }
connections:
  - { id: c1, kind: produces, from: a, to: t1, rate: ${rate}, limit: ${limit}, key: "user-{{seq}}", value: '{"n":{{seq}}}' }
  - { id: c2, kind: subscribes, from: t1, to: b, group: fan-out }
  - { id: c3, kind: produces, from: b, to: t2, when: input, map: value }
  - { id: c4, kind: subscribes, from: t2, to: c, group: mailer }
`

/** For tests: a board of its own names, with its topics on the cluster. */
export async function freshBoard(kafka: Kafka, text: string): Promise<RunBoard> {
  const prefix = `${freshName('ledger')}.`
  const topology = boardOf(text)
  for (const { name, partitions } of topology.topics.values())
    await kafka.admin.createTopic({ name: prefix + name, partitions, replication: 1, configs: new Map() })
  return { boardId: prefix, topology, prefix, mayProduceTo: () => true }
}

/** For tests: how many records each service has handled and made. */
export const runOf = (runner: Runner, { boardId }: RunBoard, serviceId: string) =>
  runner.runs(boardId).find((run) => run.serviceId === serviceId)

export const untilProcessed = (runner: Runner, board: RunBoard, serviceId: string, count: number): Promise<boolean> =>
  vi.waitUntil(() => (runOf(runner, board, serviceId)?.processed ?? 0) >= count, PATIENCE)
