import { expect, it } from 'vitest'
import type { KafkaStatus } from '../../../shared/protocol/live'
import { whyNoMessages } from './whyNoMessages'

const kafka = (state: KafkaStatus['state']): KafkaStatus => ({ state, name: 'Local', brokers: [], version: '4.3.1' })
const title = (status: KafkaStatus | null, hasPlan = false) =>
  whyNoMessages({ view: 'none', status, hasPlan, isApplying: false }).title

it.each([
  ['the server has told nothing', null, 'Asking for the cluster…'],
  ['Kafka is fetched', kafka('fetching'), 'Fetching Apache Kafka…'],
  ['Kafka starts', kafka('starting'), 'Starting Kafka 4.3.1…'],
  ['Kafka is ready and the plan is being made', kafka('ready'), 'Comparing the drawing with the cluster…'],
])('while %s nobody is told to create topics that may exist', (_, status, expected) => {
  expect(title(status)).toBe(expected)
  expect(whyNoMessages({ view: 'none', status, hasPlan: false, isApplying: false }).sentence).not.toContain('Plan')
})

it('sends to the plan once it is known that nothing drawn exists', () => {
  expect(title(kafka('ready'), true)).toBe('No topic is being watched')
})

it('of watched topics nothing has come', () => {
  expect(whyNoMessages({ view: 'live', status: kafka('ready'), hasPlan: true, isApplying: false }).title).toBe(
    'No messages yet',
  )
})

it('sends nobody to the plan while it is being applied', () => {
  const { title, sentence } = whyNoMessages({ view: 'none', status: kafka('ready'), hasPlan: true, isApplying: true })
  expect(title).toBe('Creating the topics…')
  expect(sentence).not.toContain('Plan')
})
