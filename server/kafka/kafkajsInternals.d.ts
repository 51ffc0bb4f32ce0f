/**
 * The parts of kafkajs 2.2.4 below its public surface that this folder stands on: connections with TLS and SASL, Kafka's request and
 * answer formats. The package has no exports map, so the paths are importable; the version is pinned.
 */

type KafkajsSocketRequest = { host: string; port: number; ssl?: unknown; onConnect: () => void }

/** All that kafkajs does with a socket. */
type KafkajsSocket = {
  on(event: string, listener: (...values: unknown[]) => void): unknown
  write(bytes: Buffer, encoding: 'binary'): unknown
  end(): unknown
  unref(): unknown
}

type KafkajsLogger = {
  namespace(name: string): KafkajsLogger
  debug(): void
  info(): void
  warn(): void
  error(): void
}

type KafkajsEncoder = {
  readonly buffer: Buffer
  writeInt8(value: number): KafkajsEncoder
  writeInt16(value: number): KafkajsEncoder
  writeInt32(value: number): KafkajsEncoder
  writeInt64(value: bigint | string | number): KafkajsEncoder
  writeBoolean(value: boolean): KafkajsEncoder
  /** Null is written as a length of -1. */
  writeString(value: string | null): KafkajsEncoder
  writeBytes(value: Buffer | null): KafkajsEncoder
  writeBuffer(value: Buffer): KafkajsEncoder
  writeArray(values: readonly (KafkajsEncoder | number | string)[]): KafkajsEncoder
  writeVarInt(value: number): KafkajsEncoder
  writeVarIntBytes(value: Buffer | null): KafkajsEncoder
  writeVarIntString(value: string | null): KafkajsEncoder
  writeUVarInt(value: number): KafkajsEncoder
  writeUVarIntString(value: string | null): KafkajsEncoder
}

type KafkajsCall = {
  request: { apiKey: number; apiVersion: number; apiName: string; encode(): Promise<KafkajsEncoder> }
  response: { decode(payload: Buffer): Promise<unknown>; parse(decoded: unknown): unknown }
  /** Milliseconds; only ever raises the connection's own limit. */
  requestTimeout?: number
}

type KafkajsRequestQueue = {
  readonly pending: readonly unknown[]
  readonly throttledUntil: number
  scheduleCheckPendingRequests(): void
}

type KafkajsConnection = {
  readonly requestQueue: KafkajsRequestQueue
  send(call: KafkajsCall): Promise<unknown>
}

type KafkajsConnectionOptions = {
  host: string
  port: number
  clientId: string
  logger: KafkajsLogger
  socketFactory: (request: KafkajsSocketRequest) => KafkajsSocket
  connectionTimeout: number
  requestTimeout: number
  ssl?: unknown
  sasl?: unknown
}

declare module 'kafkajs/src/network/connectionPool.js' {
  class ConnectionPool {
    constructor(options: KafkajsConnectionOptions)
    getConnection(index: number): Promise<KafkajsConnection>
  }
  export = ConnectionPool
}

declare module 'kafkajs/src/broker/index.js' {
  import type ConnectionPool from 'kafkajs/src/network/connectionPool.js'

  class Broker {
    constructor(options: { connectionPool: ConnectionPool; logger: KafkajsLogger; allowAutoTopicCreation: boolean })
    readonly versions: Readonly<Record<number, { minVersion: number; maxVersion: number }>>
    /** The newest version of a request that both sides speak. */
    lookupRequest(apiKey: number, definition: unknown): (args: object) => KafkajsCall
    isConnected(): boolean
    connect(): Promise<void>
  }
  export = Broker
}

declare module 'kafkajs/src/protocol/requests/index.js' {
  const protocol: { requests: Readonly<Record<string, unknown>> }
  export = protocol
}

declare module 'kafkajs/src/protocol/requests/apiKeys.js' {
  const apiKeys: Readonly<Record<string, number>>
  export = apiKeys
}

declare module 'kafkajs/src/protocol/encoder.js' {
  const Encoder: new (initialSize?: number) => KafkajsEncoder
  export = Encoder
}

declare module 'kafkajs/src/protocol/recordBatch/crc32C/index.js' {
  function crc32C(bytes: Buffer): number
  export = crc32C
}

declare module 'kafkajs/src/protocol/error.js' {
  const errors: { errorCodes: readonly { type: string; code: number; retriable: boolean; message: string }[] }
  export = errors
}
