import { expect, test } from 'vitest'
import type { KafkaNode } from '../../../shared/protocol/live'
import { killWarning } from './killWarning'

const broker = { id: 1, address: 'a:1', rack: null, leads: 2, copies: 6, inSync: 6 }
const nodes = (...states: KafkaNode['state'][]): readonly KafkaNode[] => [
  { state: 'ready' },
  ...states.map((state, index) => ({ id: index + 1, state })),
]

test('whoever kills a broker is told before what that does to the others', () => {
  expect(killWarning(broker, nodes('ready', 'ready', 'ready'))).toMatch(
    /leads 2 partitions; where another broker is in sync/,
  )
  expect(killWarning(broker, nodes('ready', 'stopped', 'ready'))).toMatch(/no record that has to be on two/)
  expect(killWarning(broker, nodes('ready', 'stopped', 'starting'))).toMatch(/the last one/)
})
