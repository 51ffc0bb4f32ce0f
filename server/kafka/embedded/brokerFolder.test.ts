import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askClusterId, readClusterId } from './askClusterId'
import { newClusterId, readBrokerRecord, writeBrokerRecord } from './brokerFolder'
import { freePorts } from './freePorts'
import { lastComplaint } from './launchBroker'
import { backoff } from './supervise'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'streamboard-folder-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('what a data folder remembers of its broker', () => {
  it('is read as it was written', async () => {
    const record = {
      clusterId: newClusterId(),
      formatted: true,
      ports: { broker: 1, controller: 2 },
      running: { pid: 3, owner: 4 },
    }
    await writeBrokerRecord(folder, record)
    expect(await readBrokerRecord(folder)).toEqual(record)
  })

  it('is a new cluster in an empty folder, another one each time', async () => {
    const [one, two] = await Promise.all([readBrokerRecord(folder), readBrokerRecord(folder)])
    expect(one).toEqual({ clusterId: expect.stringMatching(/^[\w][\w-]{21}$/), formatted: false })
    expect(two.clusterId).not.toBe(one.clusterId)
  })

  it('falls back to the cluster id on disk when the record is damaged', async () => {
    await mkdir(join(folder, 'kafka'))
    await writeFile(
      join(folder, 'kafka', 'meta.properties'),
      '#\nversion=1\ncluster.id=abcdefghijklmnopqrstuv\nnode.id=1\n',
    )
    await writeFile(join(folder, 'broker.json'), '{"clusterId":')
    expect(await readBrokerRecord(folder)).toEqual({ clusterId: 'abcdefghijklmnopqrstuv', formatted: false })
  })
})

describe('free ports', () => {
  it('are the remembered ones, unless somebody took one of them', async () => {
    const remembered = await freePorts()
    expect(remembered.broker).not.toBe(remembered.controller)
    expect(await freePorts(remembered)).toEqual(remembered)
    const thief = createServer().listen(remembered.controller, '127.0.0.1')
    await new Promise((resolve) => thief.once('listening', resolve))
    const others = await freePorts(remembered)
    expect(Object.values(others)).not.toContain(remembered.controller)
    await new Promise((resolve) => thief.close(resolve))
  })
})

describe('the cluster id', () => {
  it('is found in the answer about the cluster', () => {
    const clusterId = 'abcdefghijklmnopqrstuv'
    const answer = Buffer.concat([Buffer.alloc(16), Buffer.from([1, clusterId.length + 1]), Buffer.from(clusterId)])
    expect(readClusterId(answer)).toBe(clusterId)
    expect(readClusterId(answer.subarray(0, 30))).toBeUndefined()
  })

  it('is unknown where something else answers, or nothing', async () => {
    const { broker } = await freePorts()
    expect(await askClusterId(broker, 'broker')).toBeUndefined()
    const web = createServer((socket) => void socket.resume().end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
      broker,
      '127.0.0.1',
    )
    await new Promise((resolve) => web.once('listening', resolve))
    expect(await askClusterId(broker, 'broker')).toBeUndefined()
    await new Promise((resolve) => web.close(resolve))
  })
})

describe('a broker that died', () => {
  it('is explained by the last error it printed', () => {
    const output = `Exiting Kafka due to fatal exception
org.apache.kafka.common.KafkaException: Socket server failed to bind to 127.0.0.1:9092
	at kafka.network.DataPlaneAcceptor.openServerSocket(SocketServer.scala:1)
Caused by: java.net.BindException: Address already in use
	... 7 more
Shutting down
`
    expect(lastComplaint(output)).toBe('Caused by: java.net.BindException: Address already in use')
    expect(lastComplaint('Killed\n')).toBe('Killed')
    expect(lastComplaint('')).toBeUndefined()
  })

  it('is brought back after half a second, then less and less often, at least every ten seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 100].map(backoff)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
  })
})
