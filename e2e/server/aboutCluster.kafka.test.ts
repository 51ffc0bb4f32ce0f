import { io } from 'socket.io-client'
import { expect, inject, it, onTestFinished } from 'vitest'
import { connectIndependently } from '../independentKafka'
import { removeFolder, startStreamboard, temporaryFolder } from '../streamboardServer'

it('what is told about the cluster is what the cluster tells an independent client', async () => {
  const dataFolder = await temporaryFolder()
  const server = await startStreamboard({ dataFolder, port: 0, env: { KAFKA_BROKERS: inject('brokers').join(',') } })
  const kafka = await connectIndependently(inject('brokers'))
  const socket = io(server.address, { transports: ['websocket'], extraHeaders: { origin: server.address } })
  onTestFinished(async () => {
    socket.close()
    await kafka.close()
    await server.stop()
    await removeFolder(dataFolder)
  })
  const { clusterId, brokers } = await kafka.cluster()
  const about = () => socket.timeout(10_000).emitWithAck('cluster:about', {})
  await expect
    .poll(about, { timeout: 20_000 })
    .toMatchObject({ ok: true, value: { clusterId, brokers: { length: brokers }, topics: expect.any(Number) } })
})
