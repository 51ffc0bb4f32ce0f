import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { connectKafka } from './kafkajsKafka'
import type { Kafka } from './port'

let server: Server
let kafka: Kafka
afterEach(async () => {
  await kafka.close()
  await new Promise((resolve) => server.close(resolve))
})

/** Something that listens where a broker should. */
async function connectTo(answer: (socket: Socket) => void): Promise<Kafka> {
  server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => answer(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  kafka = connectKafka({ brokers: [`127.0.0.1:${port}`], clientId: 'test' })
  return kafka
}

function frame(length: number, ...bytes: readonly number[]): Buffer {
  const head = Buffer.alloc(4)
  head.writeInt32BE(length)
  return Buffer.concat([head, Buffer.from(bytes)])
}

describe('what listens but is no honest broker', () => {
  test('is refused at once when it answers as a web server', async () => {
    const { admin } = await connectTo((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'))
    await expect(admin.describeCluster()).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('may not be a Kafka broker'),
    })
  })

  test('cannot make the server collect gigabytes', async () => {
    const { reader } = await connectTo((socket) => socket.write(frame(0x7fffffff)))
    await expect(reader.offsets('orders')).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('2147483647 bytes'),
    })
  })

  test('is not understood when its answer is too short', async () => {
    const { groups } = await connectTo((socket) => socket.write(frame(8, 0, 0, 0, 0, 0, 0, 0, 0)))
    await expect(groups.describe(['orders'])).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('cannot be understood'),
    })
  })

  test('is unreachable when it hangs up', async () => {
    const { producer, ping } = await connectTo((socket) => socket.destroy())
    expect(await ping()).toBe(false)
    const lost = producer.send({ topic: 'orders', key: null, value: null, headers: [] })
    await kafka.close()
    await expect(lost).rejects.toMatchObject({ code: 'unreachable' })
  })

  test('ends a tail that only a person can mend', async () => {
    const { reader } = await connectTo((socket) => socket.write(frame(-5)))
    const failed = new Promise((resolve) => {
      const onState = (state: { readonly kind: string }) => state.kind === 'failed' && resolve(state)
      reader.tail({ topic: 'orders', from: new Map(), onChunk: () => {}, onState })
    })
    expect(await failed).toMatchObject({ kind: 'failed', cause: expect.stringContaining('-5 bytes') })
  })
})
