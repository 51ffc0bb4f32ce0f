import { describe, expect, test } from 'vitest'
import { createAddressPolicy } from './addressPolicy'

describe('the address policy', () => {
  test.each(['169.254.169.254', '0.0.0.0', '224.0.0.1', 'fe80::1', '::', 'ff02::1', '::ffff:169.254.169.254'])(
    'never lets %s be a broker',
    (address) => {
      expect(createAddressPolicy([address]).check(address, address)?.sentence).toContain(address)
      expect(createAddressPolicy(['kafka']).check('kafka', address)?.sentence).toContain(`kafka (${address})`)
    },
  )

  test('lets brokers that are far away not lead to this machine', () => {
    const policy = createAddressPolicy(['kafka.example'])
    expect(policy.check('kafka.example', '10.1.2.3')).toBeNull()
    for (const address of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1']) {
      expect(policy.check('localhost', address)?.sentence).toContain('advertised.listeners')
    }
  })

  test('lets brokers on this machine lead to it', () => {
    const policy = createAddressPolicy(['my-laptop'])
    expect(policy.check('my-laptop', '127.0.1.1')).toBeNull()
    expect(policy.check('localhost', '127.0.0.1')).toBeNull()
    expect(policy.check('10.0.0.7', '10.0.0.7')).toBeNull()
  })
})
