import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigError, readConfig } from '../src/gen/config.js'

const drawn = { clientId: 'service-typescript', groups: ['group'], calls: [] }

test('brokers alone are enough', () => {
  const config = readConfig({ KAFKA_BOOTSTRAP_SERVERS: 'one:9092, two:9092' }, drawn)
  assert.deepEqual(config.brokers, ['one:9092', 'two:9092'])
  assert.equal(config.clientId, 'service-typescript')
  assert.equal(config.prefix, '')
  assert.equal(config.tls, undefined)
  assert.equal(config.sasl, undefined)
  assert.equal(config.httpHost, '127.0.0.1')
})

test('every setting that is missing or wrong is named', () => {
  const env = { KAFKA_SECURITY_PROTOCOL: 'SASL_SSL', HTTP_PORT: 'x', LOG_LEVEL: 'loud', KAFKA_SSL_CA: '/nowhere.pem' }
  assert.throws(
    () => readConfig(env, drawn),
    (error) =>
      error instanceof ConfigError &&
      [
        'KAFKA_BOOTSTRAP_SERVERS',
        'KAFKA_SASL_USERNAME',
        'KAFKA_SASL_PASSWORD',
        'HTTP_PORT',
        'LOG_LEVEL',
        'KAFKA_SSL_CA',
      ].every((name) => error.message.includes(name)),
  )
})

test('a login over TLS', () => {
  const env = {
    KAFKA_BOOTSTRAP_SERVERS: 'one:9092',
    KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
    KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
    KAFKA_SASL_USERNAME: 'user',
    KAFKA_SASL_PASSWORD: 'secret',
  }
  const config = readConfig(env, drawn)
  assert.deepEqual(config.tls, { ca: null })
  assert.deepEqual(config.sasl, { mechanism: 'SCRAM-SHA-512', username: 'user', password: 'secret' })
})

test('the address of a service that is called must be given, and be one', () => {
  const calls = { ...drawn, calls: [{ setting: 'CALL_STOCK', callee: 'Stock' }] }
  const env = { KAFKA_BOOTSTRAP_SERVERS: 'one:9092' }
  assert.throws(() => readConfig(env, calls), /CALL_STOCK is not set: it names the address of Stock/)
  assert.throws(() => readConfig({ ...env, CALL_STOCK: 'stock:8081' }, calls), /CALL_STOCK is "stock:8081"/)
  const config = readConfig({ ...env, CALL_STOCK: 'http://stock:8081' }, calls)
  assert.deepEqual([...config.addresses], [['CALL_STOCK', 'http://stock:8081']])
})

test('one name cannot replace two groups', () => {
  const env = { KAFKA_BOOTSTRAP_SERVERS: 'one:9092', KAFKA_GROUP_ID: 'mine' }
  assert.throws(() => readConfig(env, { ...drawn, groups: ['a', 'b'] }), /KAFKA_GROUP_ID/)
})
