import { expect, test } from 'vitest'
import guide from '../../docs/guide/limits.md?raw'
import { LIMITS } from './limits'

test.each([
  ['instances of a service', LIMITS.instances],
  ['instances of a board that run', LIMITS.instancesPerBoard],
  ['messages a second that a connection makes on a clock', LIMITS.rate],
  ['messages a second that a board sends', LIMITS.ratePerBoard],
  ['bytes of messages and requests that a board sends in a second', LIMITS.bytesPerBoard],
  ['messages a second of a service to which comes back what it sends', LIMITS.ratePerCircle],
  ['bytes of a message', LIMITS.messageBytes],
  ['messages at once, by hand', LIMITS.burst],
  ['messages that one record is answered with over one connection', LIMITS.answersPerRecord],
  ['requests of a board that wait for an answer', LIMITS.openCallsPerBoard],
  ['milliseconds of each second that the expressions of a board take', LIMITS.expressionMsPerBoard],
  ['milliseconds that the expressions over one record take', LIMITS.expressionMsPerRecord],
  ["bytes that a partition of Streamboard's own Kafka keeps", LIMITS.retentionBytes],
])('the guide to limits says how many %s', (what, limit) => {
  expect(guide).toContain(`\n| ${what} | ${limit.toLocaleString('en')} |`)
})
