import { expect, test } from 'vitest'
import type { KafkaNode, KafkaStatus } from '../../shared/protocol/live'
import { clusterNews } from './clusterNews'

const cluster = (...states: KafkaNode['state'][]): KafkaStatus => ({
  state: 'ready',
  name: 'Local',
  brokers: [],
  nodes: [{ state: 'ready' }, ...states.map((state, index) => ({ id: index + 1, state }))],
})
const sentences = (before: KafkaStatus, now: KafkaStatus) => clusterNews(before, now).map(({ sentence }) => sentence)

test('a broker that is killed and one that is there again are news, one that starts is none yet', () => {
  const [all, without, starting] = [
    cluster('ready', 'ready'),
    cluster('ready', 'stopped'),
    cluster('ready', 'starting'),
  ]
  expect(clusterNews(all, without)).toEqual([{ kind: 'brokerLost', sentence: 'Broker 2 was killed.' }])
  expect(clusterNews(without, starting)).toEqual([])
  expect(clusterNews(starting, all)).toEqual([{ kind: 'brokerBack', sentence: 'Broker 2 is there again.' }])
})

test('when all are away that is said once', () => {
  const away = { ...cluster('stopped', 'stopped'), state: 'unreachable', sentence: 'All are stopped.' } as const
  expect(sentences(cluster('ready', 'stopped'), away)).toEqual(['All are stopped.'])
  expect(sentences(away, cluster('ready', 'stopped'))).toEqual(['Local is there again.'])
})
