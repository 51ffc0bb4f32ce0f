import { lookup as resolve } from 'node:dns'
import { connect, isIP, type LookupFunction, Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'
import type { AddressPolicy } from './addressPolicy'
import { createFrameGuard } from './createFrameGuard'

export type GuardedSockets = {
  /** kafkajs' socket factory. */
  open(request: KafkajsSocketRequest): KafkajsSocket
  /** Ends every open socket at once, with this as the reason that pending requests are told. */
  destroy(reason: string): void
}

export type SocketLimits = { readonly policy: AddressPolicy /** Bytes of one answer. */; readonly frameBytes: number }

const KEEP_ALIVE_MS = 60_000
const TLS_FIELDS = ['ca', 'cert', 'key', 'passphrase', 'servername', 'rejectUnauthorized'] as const

/** Sockets that connect only where the policy lets them, to exactly the address that was checked, and take no oversized answer. */
export function createGuardedSockets({ policy, frameBytes }: SocketLimits): GuardedSockets {
  const sockets = new Set<Socket>()

  function open(request: KafkajsSocketRequest): KafkajsSocket {
    const refusal = isIP(request.host) ? policy.check(request.host, request.host) : null
    const socket = refusal ? refusedSocket(refusal.sentence) : dial(request, checkedLookup(policy))
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    return guarded(socket, frameBytes)
  }

  return {
    open,
    destroy(reason) {
      for (const socket of sockets) socket.destroy(socketError('EDROPPED', reason))
    },
  }
}

/**
 * What kafkajs gets of a socket: only what the guard has passed. It reads in its listener, so that an answer it does not expect would
 * throw from there, past every promise, and end the process.
 */
function guarded(socket: Socket, frameBytes: number): KafkajsSocket {
  const guard = createFrameGuard(frameBytes)
  const fail = (code: string, sentence: string) => socket.destroy(socketError(code, sentence))

  function onData(chunk: Buffer, listener: (chunk: Buffer) => void): void {
    const sentence = guard(chunk)
    if (sentence) return void fail('EFRAMETOOBIG', sentence)
    try {
      listener(chunk)
    } catch (error) {
      fail('EGARBLED', `What the other side answers cannot be understood: ${error}`)
    }
  }
  return {
    on: (event, listener) => socket.on(event, event === 'data' ? (chunk: Buffer) => onData(chunk, listener) : listener),
    write: (bytes, encoding) => socket.write(bytes, encoding),
    end: () => socket.end(),
    unref: () => socket.unref(),
  }
}

function dial({ host, port, ssl, onConnect }: KafkajsSocketRequest, lookup: LookupFunction): Socket {
  const socket = ssl
    ? connectTls({ ...serverName(host), ...tlsFields(ssl), host, port, lookup }, onConnect)
    : connect({ host, port, lookup }, onConnect)
  socket.setKeepAlive(true, KEEP_ALIVE_MS)
  return socket.setNoDelay(true)
}

/** kafkajs would hand over anything in `ssl`, `host` and `path` included. */
function tlsFields(ssl: unknown): ConnectionOptions {
  const given = new Map(typeof ssl === 'object' && ssl ? Object.entries(ssl) : [])
  return Object.fromEntries(TLS_FIELDS.filter((field) => given.has(field)).map((field) => [field, given.get(field)]))
}

const serverName = (host: string) => (isIP(host) ? {} : { servername: host })

function refusedSocket(sentence: string): Socket {
  const socket = new Socket()
  process.nextTick(() => socket.destroy(socketError('EADDRESSDENIED', sentence)))
  return socket
}

/** Resolves once, checks every answer and hands on only what passed, so that no second resolution can lead elsewhere. */
function checkedLookup(policy: AddressPolicy): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, [])
      const verdicts = found.map((address) => ({ address, refusal: policy.check(host, address.address) }))
      const allowed = verdicts.filter(({ refusal }) => !refusal).map(({ address }) => address)
      const first = allowed[0]
      if (!first) return callback(socketError('EADDRESSDENIED', verdicts[0]?.refusal?.sentence ?? host), [])
      if (options.all) return callback(null, allowed)
      callback(null, first.address, first.family)
    })
  }
}

const socketError = (code: string, sentence: string): NodeJS.ErrnoException =>
  Object.assign(new Error(sentence), { code })
