import Broker from 'kafkajs/src/broker/index.js'
import ConnectionPool from 'kafkajs/src/network/connectionPool.js'
import { KafkaProblem } from '../port'
import type { AddressPolicy } from './addressPolicy'
import { createGuardedSockets, type GuardedSockets } from './createGuardedSockets'
import type { Call } from './kafkajsCall'

/** One socket to one broker. Connects when first asked, and anew after any trouble. A broker answers its requests in order. */
export type BrokerConnection = {
  ask<T>(call: Call<T>): Promise<T>
  /** Destroys the socket; whatever was asked is rejected. The next ask connects again. */
  drop(reason: string): void
}

export type ConnectionSettings = {
  readonly clientId: string
  readonly policy: AddressPolicy
  /** Milliseconds until an answer counts as lost. */
  readonly requestTimeoutMs: number
}

const CONNECTION_TIMEOUT_MS = 10_000
const FRAME_BYTES = 64 * 1024 * 1024
/** After these the stream of answers can no longer be trusted; kafkajs would go on with half an answer in its buffer. */
const BROKEN = [
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSLockTimeout',
]

export function createBrokerConnection(address: string, settings: ConnectionSettings): BrokerConnection {
  let current: Opening | null = null

  function opened(): Opening {
    if (current && !current.usable()) forget(current, 'The connection had to be made anew.')
    current ??= open(address, settings)
    return current
  }

  function forget(opening: Opening, reason: string): void {
    opening.sockets.destroy(reason)
    if (current === opening) current = null
  }

  return {
    async ask(call) {
      const opening = opened()
      try {
        const { broker, connection } = await opening.ready
        return call.result(await connection.send(call.build(broker)))
      } catch (error) {
        if (error instanceof Error && BROKEN.includes(error.name)) forget(opening, error.message)
        else if (!opening.usable()) forget(opening, 'The connection could not be made.')
        throw error instanceof RangeError ? garbled(address, error) : error
      }
    },
    drop(reason) {
      if (current) forget(current, reason)
    },
  }
}

/** Decoders read past the end of an answer that is not what it should be. */
const garbled = (address: string, cause: RangeError) =>
  new KafkaProblem('refused', `What ${address} answers cannot be understood. It may not be a Kafka broker.`, { cause })

type Open = { readonly broker: Broker; readonly connection: KafkajsConnection }
type Opening = { readonly sockets: GuardedSockets; readonly ready: Promise<Open>; usable(): boolean }

function open(address: string, settings: ConnectionSettings): Opening {
  const sockets = createGuardedSockets({ policy: settings.policy, frameBytes: FRAME_BYTES })
  const connectionPool = new ConnectionPool({
    ...splitAddress(address),
    clientId: settings.clientId,
    logger: SILENT,
    socketFactory: sockets.open,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: settings.requestTimeoutMs,
  })
  const broker = new Broker({ connectionPool, logger: SILENT, allowAutoTopicCreation: false })
  let state: 'connecting' | 'connected' | 'failed' = 'connecting'
  const ready = broker.connect().then(
    async () => {
      const connection = await connectionPool.getConnection(0)
      sleepWhenIdle(connection.requestQueue)
      state = 'connected'
      return { broker, connection }
    },
    (error: unknown) => {
      state = 'failed'
      throw error
    },
  )
  return { sockets, ready, usable: () => state === 'connecting' || (state === 'connected' && broker.isConnected()) }
}

/** kafkajs looks for waiting requests every millisecond for ever; it need not when none is waiting. */
function sleepWhenIdle(queue: KafkajsRequestQueue): void {
  const schedule = queue.scheduleCheckPendingRequests
  queue.scheduleCheckPendingRequests = () => {
    if (queue.pending.length > 0 || queue.throttledUntil > Date.now()) schedule.call(queue)
  }
}

export function splitAddress(address: string): { host: string; port: number } {
  const colon = address.lastIndexOf(':')
  const host = address.slice(0, colon)
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(address.slice(colon + 1)) }
}

const SILENT: KafkajsLogger = { namespace: () => SILENT, debug() {}, info() {}, warn() {}, error() {} }
