import { execFile } from 'node:child_process'
import type { Socket as NetSocket } from 'node:net'
import { promisify } from 'node:util'
import { io, type Socket } from 'socket.io-client'
import type { Outcome } from '../../shared/problem'
import type { Answers, RequestName } from '../../shared/protocol/operations'
import { removeFolder, type StreamboardServer, startStreamboard, temporaryFolder } from '../streamboardServer'

/** A page that got past the doors and keeps to no rule: it sends what it likes. */
export type Attacker = {
  readonly socket: Socket
  /** Resolves with whatever comes back; rejects when nothing does. */
  ask<N extends RequestName>(name: N, request: unknown): Promise<Outcome<Answers[N]>>
  /** A socket.io packet as text, past the library's own checks. */
  sendRaw(packet: string): void
  /** Leaves what arrives in the network. */
  stopReading(): void
  readOn(): void
  close(): void
}

const PATIENCE_MS = 20_000

export async function attack({ address }: StreamboardServer): Promise<Attacker> {
  const socket = io(address, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { origin: address },
  })
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve)
    socket.on('connect_error', reject)
  })
  return {
    socket,
    ask: (name, request) => socket.timeout(PATIENCE_MS).emitWithAck(name, request),
    sendRaw: (packet) => void socket.io.engine.send(packet),
    stopReading: () => wireOf(socket).pause(),
    readOn: () => wireOf(socket).resume(),
    close: () => void socket.disconnect(),
  }
}

/** The TCP socket, which the client's libraries do not show. */
function wireOf(socket: Socket): NetSocket {
  const path = ['transport', 'ws', '_socket']
  return path.reduce<object>((found, name) => Reflect.get(found, name), socket.io.engine) as NetSocket
}

export async function startVictim(brokers: readonly string[]): Promise<StreamboardServer> {
  return startStreamboard({ dataFolder: await temporaryFolder(), port: 0, env: { KAFKA_BROKERS: brokers.join(',') } })
}

/** Stops the server, which must still be there to be stopped. */
export async function endVictim(server: StreamboardServer): Promise<number | null> {
  const code = await server.stop()
  await removeFolder(server.dataFolder)
  return code
}

/** Of the server's process, in megabytes. */
export async function residentMegabytes({ pid }: StreamboardServer): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return Number(stdout) / 1024
}

/** The most that was seen of it while the work went on. */
export async function mostMegabytes(server: StreamboardServer, work: Promise<unknown>): Promise<number> {
  let isOver = false
  let most = 0
  const over = work.finally(() => {
    isOver = true
  })
  while (!isOver) most = Math.max(most, await residentMegabytes(server))
  await over
  return most
}

export const boardFile = (elements: object) => JSON.stringify({ streamboard: 1, name: 'Attacked', ...elements })

export async function granted<T>(asked: Promise<Outcome<T>>): Promise<T> {
  const outcome = await asked
  if (outcome.ok) return outcome.value
  throw new Error(outcome.problem.sentence)
}
