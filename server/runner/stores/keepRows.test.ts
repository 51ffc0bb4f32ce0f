import { expect, onTestFinished, test, vi } from 'vitest'
import { KafkaProblem } from '../../kafka/port'
import { tablesForTests } from '../../tables/tablesForTests'
import { createMemoryKafka } from '../memoryKafka'
import { createRunner } from '../runner'
import { boardFrom } from '../runnerForTests'
import { createStores } from './createStores'

const board = boardFrom(`streamboard: 1
name: Shop
services:
  - { id: s, name: Shop }
topics:
  - { id: cdc, name: cdc.customers }
stores:
  - { id: customers, name: customers, kind: table }
connections:
  - { id: keeps, kind: keeps, from: s, to: customers, when: rate, rate: 50, row: '{"id":"{{seq}}"}' }
  - { id: capture, kind: captures, from: customers, to: cdc, mode: dualWrite }
`)

test('a row on a clock of whose event the cluster takes no such message is told of, and the next ones go on', async () => {
  const kafka = createMemoryKafka()
  const nobodyAsks = () => Promise.reject(new Error('nobody asks the cluster'))
  const keepers = createStores({
    kafka: { reader: { offsets: nobodyAsks, read: nobodyAsks }, groups: { committed: nobodyAsks } },
    tables: tablesForTests().tables,
  })
  const runner = createRunner({ kafka, keepers })
  onTestFinished(async () => {
    await runner.close()
    await keepers.close()
  })
  const shop = () => runner.runs('social')[0]
  kafka.refuseWith(new KafkaProblem('tooLarge', 'The message is too large.'))
  await runner.start(board)
  await vi.waitUntil(() => shop()?.lastError !== undefined)
  expect(shop()).toMatchObject({
    state: 'running',
    lastError: expect.stringMatching(/customers.*The message is too large\.$/),
  })
  kafka.refuseWith(undefined)
  await vi.waitUntil(() => kafka.records('cdc.customers').length > 2)
})
