import type { KafkaRecord } from '../kafka/port'
import type { RunBoard } from './port'
import { boardFrom, type createRunnerForTests } from './runnerForTests'

/** One service that reads orders; what it does otherwise is said by each test. */
export const packing = (service: string, connections = ''): RunBoard =>
  boardFrom(`streamboard: 1
name: Orders
services:
  - { id: s, name: Packing, ${service} }
topics:
  - { id: orders, name: orders }
  - { id: parcels, name: parcels }
  - { id: letters, name: orders-dlt }
  - { id: prices, name: prices }
connections:
  - { id: in, kind: subscribes, from: orders, to: s, group: packing }
${connections}
`)

export const OUT = '  - { id: out, kind: produces, from: s, to: parcels, when: input }'
export const DLT = '  - { id: dlt, kind: produces, from: s, to: letters, when: failure }'

/** Somebody else writes an order. */
export function orderTo(
  { kafka }: ReturnType<typeof createRunnerForTests>,
  value: unknown,
  more: Partial<KafkaRecord> = {},
): void {
  kafka.append('orders', { key: Buffer.from('k'), value: Buffer.from(JSON.stringify(value)), ...more })
}
