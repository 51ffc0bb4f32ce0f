import { lookup as resolve } from 'node:dns'
import { connect, isIP, type LookupFunction, Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'
import type { AddressPolicy } from './addressPolicy'
import { createFrameGuard } from './createFrameGuard'

export type GuardedSockets = {
  /** kafkajs' socket factory. */
  open(request: KafkajsSocketRequest): Socket
  /** Ends every open socket at once, with this as the reason that pending requests are told. */
  destroy(reason: string): void
}

export type SocketLimits = { readonly policy: AddressPolicy /** Bytes of one answer. */; readonly frameBytes: number }

const KEEP_ALIVE_MS = 60_000
const TLS_FIELDS = ['ca', 'cert', 'key', 'passphrase', 'servername', 'rejectUnauthorized'] as const

/** Sockets that connect only where the policy lets them, to exactly the address that was checked, and take no oversized answer. */
export function createGuardedSockets({ policy, frameBytes }: SocketLimits): GuardedSockets {
  const sockets = new Set<Socket>()

  function open(request: KafkajsSocketRequest): Socket {
    const refusal = isIP(request.host) ? policy.check(request.host, request.host) : null
    const socket = refusal ? refusedSocket(refusal.sentence) : dial(request, checkedLookup(policy))
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    const guard = createFrameGuard(frameBytes)
    socket.on('data', (chunk) => {
      const sentence = guard(chunk)
      if (sentence) socket.destroy(socketError('EFRAMETOOBIG', sentence))
    })
    return socket
  }

  return {
    open,
    destroy(reason) {
      for (const socket of sockets) socket.destroy(socketError('EDROPPED', reason))
    },
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
