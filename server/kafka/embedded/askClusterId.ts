import { connect } from 'node:net'

const TIMEOUT_MS = 2_000

const PREFIX = '0000000e' + '003c' + '0001' + '00000001' + 'ffff' + '00' + '00'
const SUFFIX = '00'

/** DescribeCluster, version 1: size, api key 60, version, correlation id, no client id, no tags, no operations, whom is asked, no tags. */
const REQUESTS = {
  broker: Buffer.from(`${PREFIX}01${SUFFIX}`, 'hex'),
  controller: Buffer.from(`${PREFIX}02${SUFFIX}`, 'hex'),
} as const

/**
 * Asks whatever listens on a loopback port for the id of its Kafka cluster. Undefined when nothing listens there or it is no Kafka.
 * Small enough to do by hand, so that a node can be recognised before any client is made. Source: Kafka protocol guide, DescribeCluster v1.
 */
export const askClusterId = (port: number, listener: keyof typeof REQUESTS): Promise<string | undefined> =>
  new Promise((resolve) => {
    let answer = Buffer.alloc(0)
    const socket = connect({ port, host: '127.0.0.1', timeout: TIMEOUT_MS }, () => socket.write(REQUESTS[listener]))
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

/** Where the error message stands: after size, correlation id, no tags, throttling and error code. */
const MESSAGE_AT = 4 + 4 + 1 + 4 + 2

/** Answer: error message, whom was asked, cluster id, brokers. Texts begin with their length and one more; 0 is none. */
export function readClusterId(answer: Buffer): string | undefined {
  try {
    const at = MESSAGE_AT + Math.max(1, answer.readUInt8(MESSAGE_AT)) + 1
    const length = answer.readUInt8(at) - 1
    return length > 0 && at + length < answer.length ? answer.toString('utf8', at + 1, at + 1 + length) : undefined
  } catch {
    return undefined
  }
}
