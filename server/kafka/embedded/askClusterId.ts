import { connect } from 'node:net'

const TIMEOUT_MS = 2_000

/** Metadata request, version 2, for no topics: size, api key 3, version, correlation id, no client id, an empty list. */
const REQUEST = Buffer.from('0000000e' + '0003' + '0002' + '00000001' + 'ffff' + '00000000', 'hex')

/**
 * Asks whatever listens on a loopback port for the id of its Kafka cluster. Undefined when nothing listens there or it is no Kafka.
 * Small enough to do by hand, so that a broker can be recognised before any client is made. Source: KAFKA protocol guide, Metadata v2.
 */
export const askClusterId = (port: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    let answer = Buffer.alloc(0)
    const socket = connect({ port, host: '127.0.0.1', timeout: TIMEOUT_MS }, () => socket.write(REQUEST))
    const finish = (clusterId?: string) => {
      socket.destroy()
      resolve(clusterId)
    }
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk])
      if (answer.length > 64 * 1024) finish()
      else if (answer.length >= 4 && answer.length >= 4 + answer.readUInt32BE(0)) finish(readClusterId(answer))
    })
    socket
      .on('timeout', () => finish())
      .on('error', () => finish())
      .on('close', () => finish())
  })

/** Response: size, correlation id, brokers (node id, host, port, rack), cluster id. */
export function readClusterId(answer: Buffer): string | undefined {
  try {
    let at = 8
    const readString = () => {
      const length = answer.readInt16BE(at)
      at += 2 + Math.max(0, length)
      return length < 0 ? undefined : answer.toString('utf8', at - length, at)
    }
    const brokers = answer.readInt32BE(at)
    at += 4
    for (let broker = 0; broker < brokers; broker++) {
      at += 4
      readString()
      at += 4
      readString()
    }
    return readString()
  } catch {
    return undefined
  }
}
