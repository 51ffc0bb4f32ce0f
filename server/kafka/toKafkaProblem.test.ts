import { describe, expect, test } from 'vitest'
import { BrokerRefusal } from './brokerRefusal'
import { KafkaProblem } from './port'
import { toKafkaProblem } from './toKafkaProblem'

const withCode = (code: string, message = 'low level words') =>
  Object.assign(new Error(message), { name: 'KafkaJSConnectionError', code })

describe('a problem', () => {
  test.each([
    [new BrokerRefusal(3), 'unknownTopic', false],
    [new BrokerRefusal(36), 'topicExists', false],
    [new BrokerRefusal(17), 'invalidName', false],
    [new BrokerRefusal(40), 'invalidConfig', false],
    [new BrokerRefusal(37), 'invalidPartitions', false],
    [new BrokerRefusal(38), 'invalidReplication', false],
    [new BrokerRefusal(10), 'tooLarge', false],
    [new BrokerRefusal(18), 'tooLarge', false],
    [new BrokerRefusal(29), 'notAuthorized', false],
    [new BrokerRefusal(30), 'notAuthorized', false],
    [new BrokerRefusal(5), 'timeout', true],
    [new BrokerRefusal(23), 'refused', false],
    [new BrokerRefusal(12345), 'timeout', true],
    [withCode('ECONNREFUSED'), 'unreachable', true],
    [withCode('ENOTFOUND'), 'unreachable', true],
    [withCode('EADDRESSDENIED'), 'refused', false],
    [withCode('CERT_HAS_EXPIRED'), 'certificate', false],
    [withCode('something new'), 'unreachable', true],
    [Object.assign(new Error('x'), { name: 'KafkaJSRequestTimeoutError' }), 'timeout', true],
    [Object.assign(new Error('x'), { name: 'KafkaJSSASLAuthenticationError' }), 'authentication', false],
  ] as const)('out of %s is %s', (error, code, retriable) => {
    expect(toKafkaProblem(error, 'orders')).toMatchObject({ name: 'KafkaProblem', code, retriable, cause: error })
  })

  test("keeps the broker's own words where they say more", () => {
    const problem = toKafkaProblem(new BrokerRefusal(40, 'Invalid value soon for configuration retention.ms'))
    expect(problem).toMatchObject({ message: 'Invalid value soon for configuration retention.ms.' })
    expect(toKafkaProblem(withCode('EFRAMETOOBIG', 'Connection error: too much'))).toMatchObject({
      message: 'too much.',
    })
  })

  test('names what it was about', () => {
    expect(toKafkaProblem(new BrokerRefusal(3), 'orders')).toMatchObject({
      message: 'There is no topic orders on the cluster.',
    })
  })

  test('is made of nothing that is a bug or a problem already', () => {
    const bug = new TypeError('x is not a function')
    expect(toKafkaProblem(bug)).toBe(bug)
    const problem = new KafkaProblem('timeout', 'slow')
    expect(toKafkaProblem(problem)).toBe(problem)
  })
})
