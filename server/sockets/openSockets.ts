import type { Server as HttpServer } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Server, type Socket } from 'socket.io'
import { type Outcome, type Problem, refused } from '../../shared/problem'
import type { Events } from '../../shared/protocol/operations'
import { frameAckSchema } from '../../shared/protocol/operations'
import type { Doors } from '../http/doors'
import { followConnections } from '../http/followConnections'
import type { Viewer } from '../live/port'
import type { OpenBoards } from '../operations/boardPulse'
import { isRequestName, operate } from '../operations/operate'
import type { Actor, Parts } from '../operations/parts'
import { createSlots } from '../slots'
import { answerSafely } from './answerSafely'

export type Sockets = {
  /** To everyone who has the board open. */
  tell<N extends keyof Events>(boardId: string, name: N, event: Events[N]): void
  /** To these sockets, as far as they are still there. */
  tellSome<N extends keyof Events>(sockets: readonly string[], name: N, event: Events[N]): void
  /** More waits for this socket than it should take to tell it something that is soon out of date. */
  isBehind(socket: string): boolean
  tellAll<N extends keyof Events>(name: N, event: Events[N]): void
  openBoards(): OpenBoards
  /** Idempotent. Waits for nobody: who is still connected after half a second is cut off. */
  close(): Promise<void>
}

/** Beyond what a class needs; a flood of connections meets it before it meets the memory. */
const MOST_SOCKETS = 500
/** Between a socket's opening and its first packet. */
const CONNECT_MS = 10_000
/** One page asks for a few things at a time. What comes on top of this is refused instead of queued. */
const MOST_ASKED = 256
const ASKED_AT_ONCE = 16
/** What may wait for a browser that does not read: a board of the largest size, and then some. */
const MOST_PENDING_BYTES = 32 * 1024 * 1024
/** A few tellings of who is where. */
const BEHIND_BYTES = 16 * 1024
const LOOK_AFTER_MS = 1000
/** For what was already written to whoever still reads. */
const GOODBYE_MS = 500

/** Enough for a board file or a message of the largest size; see docs/decisions. */
const MAX_PACKET_BYTES = 6 * 1024 * 1024

/** Sixteen random bytes in base64. */
const PAGE_LENGTH = 24

const BOARD_ROOM = 'board:'

/** Translates packets into operations and back; decides nothing. `parts` is asked late because it needs these sockets itself. */
export function openSockets(http: HttpServer, options: { readonly doors: Doors; parts(): Parts }): Sockets {
  const { doors } = options
  const connections = followConnections(http)
  const io = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_PACKET_BYTES,
    connectTimeout: CONNECT_MS,
    allowRequest: (request, answer) =>
      answer(null, doors.isOwnHost(request) && doors.isOwnOrigin(request) && io.engine.clientsCount < MOST_SOCKETS),
  })
  io.on('connection', (socket) => serve(socket, options.parts()))
  const looking = setInterval(() => dropStalled(io), LOOK_AFTER_MS)
  return {
    tell: (boardId, name, event) => void io.to(BOARD_ROOM + boardId).emit(name, event),
    tellSome: (sockets, name, event) => void (sockets.length > 0 && io.to([...sockets]).emit(name, event)),
    isBehind: (id) => {
      const socket = io.sockets.sockets.get(id)
      return socket !== undefined && pendingBytes(socket) > BEHIND_BYTES
    },
    tellAll: (name, event) => void io.emit(name, event),
    openBoards: () =>
      new Map(
        [...io.sockets.adapter.rooms]
          .filter(([room]) => room.startsWith(BOARD_ROOM))
          .map(([room, pages]) => [room.slice(BOARD_ROOM.length), pages]),
      ),
    close: async () => {
      clearInterval(looking)
      const cutting = setTimeout(connections.cutAll, GOODBYE_MS)
      await io.close()
      clearTimeout(cutting)
    },
  }
}

/** Whoever stops reading while answers and news go on costs memory; a page that comes back joins anew. */
function dropStalled(io: Server) {
  for (const socket of io.sockets.sockets.values())
    if (pendingBytes(socket) > MOST_PENDING_BYTES) socket.disconnect(true)
}

function serve(socket: Socket, parts: Parts) {
  const leaving = new AbortController()
  const actor = actorOf(socket, leaving.signal)
  const liveHub = () => {
    const engine = parts.cluster.engine()
    return engine.ok ? engine.value.live : null
  }
  socket.emit('kafka:changed', parts.cluster.status())
  socket.on('frame:ack', (ack: unknown) => {
    const parsed = frameAckSchema.safeParse(ack)
    if (parsed.success) liveHub()?.acknowledge(actor.id, parsed.data.topic, parsed.data.seq)
  })
  const ask = createAsking(socket, (asked) => outcomeOf(parts, actor, asked))
  socket.onAny((name: string, input: unknown, answer: unknown) => {
    if (name !== 'frame:ack' && typeof answer === 'function')
      void answerSafely((outcome) => answer(outcome), ask({ name, input }))
  })
  socket.on('disconnect', () => {
    leaving.abort()
    parts.presence.leaveAll(actor.id)
    liveHub()?.leave(actor.id)
  })
}

const TOO_MUCH: Problem = {
  code: 'tooMuch',
  sentence: 'This page asks for more at a time than the server answers.',
  next: 'Wait a moment and try again.',
  retriable: true,
}

type Asked = { readonly name: string; readonly input: unknown }

/** In the order of asking, a few at a time, and with a turn for other pages in between. */
function createAsking(socket: Socket, work: (asked: Asked) => Promise<Outcome<unknown>>) {
  const inSlot = createSlots(ASKED_AT_ONCE)
  const isTooMuch = () => waiting > MOST_ASKED || pendingBytes(socket) > MOST_PENDING_BYTES
  let waiting = 0

  return async (asked: Asked): Promise<Outcome<unknown>> => {
    if (isTooMuch()) return refused(TOO_MUCH)
    waiting++
    const outcome = await inSlot(async () => {
      await nextTurn()
      return isTooMuch() ? refused(TOO_MUCH) : work(asked)
    })
    waiting--
    return outcome
  }
}

async function outcomeOf(parts: Parts, actor: Actor, { name, input }: Asked): Promise<Outcome<unknown>> {
  if (isRequestName(name)) return operate(parts, actor, { name, input })
  return refused({
    code: 'unknownRequest',
    sentence: 'This server does not know that request.',
    next: 'Reload the page; it may be older than the server.',
  })
}

function actorOf(socket: Socket, gone: AbortSignal): Actor {
  const viewer: Viewer = {
    id: socket.id,
    send: (frame) => void socket.emit('frame:arrived', frame),
    pendingBytes: () => pendingBytes(socket),
    drop: () => void socket.disconnect(true),
  }
  return {
    id: socket.id,
    page: pageOf(socket),
    role: 'owner',
    viewer,
    gone,
    enter: (boardId) => void socket.join(BOARD_ROOM + boardId),
    exit: (boardId) => void socket.leave(BOARD_ROOM + boardId),
    isIn: (boardId) => socket.rooms.has(BOARD_ROOM + boardId),
  }
}

/** A page that does not say which one it is, is another one at each connection. */
function pageOf({ id, handshake }: Socket): string {
  const page: unknown = handshake.auth.page
  return typeof page === 'string' && page.length === PAGE_LENGTH ? page : id
}

/** Bytes that wait for this browser: in ws under the transport, and in engine.io above it while the transport is busy. */
function pendingBytes(socket: Socket): number {
  const conn: unknown = socket.conn
  const transport: unknown = socket.conn.transport
  const below = isBuffering(transport) ? transport.socket.bufferedAmount : 0
  return isQueueing(conn) ? conn.writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), below) : below
}

/** engine.io keeps both to itself; its types do not say that they are there. */
const isQueueing = (conn: unknown): conn is { writeBuffer: readonly { readonly data?: string | Buffer }[] } =>
  typeof conn === 'object' && conn !== null && 'writeBuffer' in conn && Array.isArray(conn.writeBuffer)

const isBuffering = (transport: unknown): transport is { socket: { bufferedAmount: number } } =>
  typeof transport === 'object' &&
  transport !== null &&
  'socket' in transport &&
  typeof transport.socket === 'object' &&
  transport.socket !== null &&
  'bufferedAmount' in transport.socket &&
  typeof transport.socket.bufferedAmount === 'number'
