import { onTestFinished, vi } from 'vitest'
import type { LedgerRow } from '../../shared/ledger/model'
import type { Kafka } from '../kafka/port'
import type { RunBoard, Runner } from '../runner/port'
import { createRunner } from '../runner/runner'
import { createLedgers } from './ledgers'
import type { Ledgers } from './port'

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

/** For tests: a runner and its ledgers, for one test. */
export function freshLedgers(kafka: Kafka) {
  const runner = createRunner({ kafka })
  const ledgers = createLedgers({ kafka, runner, now: Date.now })
  onTestFinished(async () => {
    ledgers.close()
    await runner.close()
  })
  return { runner, ledgers }
}

/** For tests: the rows when every drawn group has read all, which are enough records of the first topic. */
export async function settledRows(ledgers: Ledgers, board: RunBoard, produced = 0): Promise<readonly LedgerRow[]> {
  const drawn = () => ledgers.drawUp(board).then(({ rows }) => rows)
  await vi.waitUntil(async () => {
    const rows = await drawn()
    return (rows[0]?.produced ?? 0) >= produced && rows.every(({ waiting }) => waiting === 0)
  }, PATIENCE)
  return drawn()
}

/** For tests: how many records each service has handled and made. */
export const runOf = (runner: Runner, { boardId }: RunBoard, serviceId: string) =>
  runner.runs(boardId).find((run) => run.serviceId === serviceId)

export const untilProcessed = (runner: Runner, board: RunBoard, serviceId: string, count: number): Promise<boolean> =>
  vi.waitUntil(() => (runOf(runner, board, serviceId)?.processed ?? 0) >= count, PATIENCE)
