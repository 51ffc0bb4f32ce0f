import { expect, test } from 'vitest'
import type { KafkaNode, KafkaStatus } from '../../../shared/protocol/live'
import { kafkaLabel } from './kafkaLabel'

const cluster = (state: KafkaStatus['state'], ...brokers: KafkaNode['state'][]): KafkaStatus => ({
  state,
  name: 'Local',
  version: '4.3.1',
  brokers: ['a:1', 'a:2', 'a:3'],
  nodes: [{ state: 'ready' }, ...brokers.map((broker, index) => ({ id: index + 1, state: broker }))],
})

test('the chip counts the brokers of an own cluster that are there, and is calm only when all are', () => {
  const label = 'Local · 3 brokers · Kafka 4.3.1'
  expect(kafkaLabel(cluster('ready', 'ready', 'ready', 'ready'))).toEqual({ tone: 'good', label })
  expect(kafkaLabel(cluster('ready', 'ready', 'stopped', 'ready'))).toEqual({
    tone: 'warn',
    label: 'Local · 2 of 3 brokers · Kafka 4.3.1',
  })
  expect(kafkaLabel(cluster('unreachable', 'stopped', 'stopped', 'stopped')).label).toBe('Local · 0 of 3 brokers')
})
