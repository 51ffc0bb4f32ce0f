import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Events } from '../../shared/protocol/operations'
import { frameAckSchema } from '../../shared/protocol/operations'
import { refused } from '../../shared/protocol/problem'
import type { Doors } from '../http/doors'
import type { Viewer } from '../live/port'
import type { OpenBoards } from '../operations/boardPulse'
import { isRequestName, operate } from '../operations/operate'
import type { Actor, Parts } from '../operations/parts'

export type Sockets = {
  /** To everyone who has the board open. */
  tell<N extends keyof Events>(boardId: string, name: N, event: Events[N]): void
  tellAll<N extends keyof Events>(name: N, event: Events[N]): void
  openBoards(): OpenBoards
  /** Idempotent. */
  close(): Promise<void>
}

/** Enough for a board file or a message of the largest size; see docs/decisions. */
const MAX_PACKET_BYTES = 6 * 1024 * 1024

const BOARD_ROOM = 'board:'

/** Translates packets into operations and back; decides nothing. `parts` is asked late because it needs these sockets itself. */
export function openSockets(http: HttpServer, options: { readonly doors: Doors; parts(): Parts }): Sockets {
  const { doors } = options
  const io = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_PACKET_BYTES,
    allowRequest: (request, answer) => answer(null, doors.isOwnHost(request) && doors.isOwnOrigin(request)),
  })
  io.on('connection', (socket) => serve(socket, options.parts()))
  return {
    tell: (boardId, name, event) => void io.to(BOARD_ROOM + boardId).emit(name, event),
    tellAll: (name, event) => void io.emit(name, event),
    openBoards: () =>
      new Map(
        [...io.sockets.adapter.rooms]
          .filter(([room]) => room.startsWith(BOARD_ROOM))
          .map(([room, pages]) => [room.slice(BOARD_ROOM.length), pages]),
      ),
    close: async () => {
      await io.close()
    },
  }
}

function serve(socket: Socket, parts: Parts) {
  const actor = actorOf(socket)
  const liveHub = () => {
    const engine = parts.cluster.engine()
    return engine.ok ? engine.value.live : null
  }
  socket.emit('kafka:changed', parts.cluster.status())
  socket.on('frame:ack', (ack: unknown) => {
    const parsed = frameAckSchema.safeParse(ack)
    if (parsed.success) liveHub()?.acknowledge(actor.id, parsed.data.topic, parsed.data.seq)
  })
  socket.onAny((name: string, input: unknown, answer: unknown) => {
    if (name !== 'frame:ack' && typeof answer === 'function')
      void respond(parts, actor, { name, input }, (outcome) => answer(outcome))
  })
  socket.on('disconnect', () => liveHub()?.leave(actor.id))
}

async function respond(
  parts: Parts,
  actor: Actor,
  asked: { name: string; input: unknown },
  answer: (outcome: unknown) => void,
) {
  if (isRequestName(asked.name)) answer(await operate(parts, actor, { name: asked.name, input: asked.input }))
  else
    answer(
      refused({
        code: 'unknownRequest',
        sentence: 'This server does not know that request.',
        next: 'Reload the page; it may be older than the server.',
      }),
    )
}

function actorOf(socket: Socket): Actor {
  const viewer: Viewer = {
    id: socket.id,
    send: (frame) => void socket.emit('frame:arrived', frame),
    pendingBytes: () => pendingBytes(socket),
    drop: () => void socket.disconnect(true),
  }
  return {
    id: socket.id,
    role: 'owner',
    viewer,
    enter: (boardId) => void socket.join(BOARD_ROOM + boardId),
    exit: (boardId) => void socket.leave(BOARD_ROOM + boardId),
  }
}

/** Bytes that wait in ws under the transport: the second bound below the ack window. */
function pendingBytes(socket: Socket): number {
  const transport: unknown = socket.conn.transport
  return isBuffering(transport) ? transport.socket.bufferedAmount : 0
}

/** engine.io's WebSocket transport keeps its ws here; its types do not say so. */
const isBuffering = (transport: unknown): transport is { socket: { bufferedAmount: number } } =>
  typeof transport === 'object' &&
  transport !== null &&
  'socket' in transport &&
  typeof transport.socket === 'object' &&
  transport.socket !== null &&
  'bufferedAmount' in transport.socket &&
  typeof transport.socket.bufferedAmount === 'number'
