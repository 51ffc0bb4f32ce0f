import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { readConfig } from '../src/gen/config.js'
import { SERVICE } from '../src/gen/drawing.js'
import { connectCluster } from '../src/gen/kafka.js'
import { createLog } from '../src/gen/log.js'

const brokers = process.env['KAFKA_BOOTSTRAP_SERVERS']

test('the cluster answers, and knows no topic that nobody made', {
  skip: brokers ? false : 'KAFKA_BOOTSTRAP_SERVERS is not set, so there is no broker to ask',
}, async () => {
  const config = readConfig(process.env, { clientId: `${SERVICE.clientId}-test`, groups: [], calls: [] })
  const cluster = connectCluster(config, createLog('error'))
  const nobodys = `nobodys-${randomUUID()}`
  assert.deepEqual(await cluster.missing([nobodys]), [nobodys])
  await cluster.close()
})
