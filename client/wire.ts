import { io, type Socket } from 'socket.io-client'
import { createStore } from 'zustand/vanilla'
import type { Answers, ClientToServer, Events, Request, RequestName, ServerToClient } from '../shared/protocol/operations'
import { type Outcome, refused } from '../shared/protocol/problem'

/** The one socket to the server; no other client file knows socket.io. */
export type Wire = {
  /** Whether the server can be reached now. */
  readonly online: ReturnType<typeof createOnline>
  /** Never rejects: no answer within 30 s, or no connection, is a Problem with `retriable`. */
  ask<N extends RequestName>(name: N, request: Request<N>): Promise<Outcome<Answers[N]>>
  on<N extends keyof Events>(name: N, listener: (event: Events[N]) => void): () => void
  acknowledgeFrame(topic: string, seq: number): void
  close(): void
}

const createOnline = () => createStore<{ readonly online: boolean }>()(() => ({ online: false }))

const OFFLINE = refused({
  code: 'offline',
  sentence: 'The Streamboard server cannot be reached.',
  next: 'It is tried again by itself; check that `npm start` is still running.',
  retriable: true,
})
const ANSWER_MS = 30_000

/** Connects to the server that the page came from. */
export function connectWire(): Wire {
  const socket: Socket<ServerToClient, ClientToServer> = io({ transports: ['websocket'], reconnectionDelay: 250, reconnectionDelayMax: 3000 })
  const online = createOnline()
  socket.on('connect', () => online.setState({ online: true }))
  socket.on('disconnect', (reason) => {
    online.setState({ online: false })
    if (reason === 'io server disconnect') socket.connect()
  })
  return {
    online,
    ask: (name, request) => ask(socket, name, request),
    on: (name, listener) => {
      const target: Untyped = socket
      target.on(name, listener as (event: never) => void)
      return () => target.off(name, listener as (event: never) => void)
    },
    acknowledgeFrame: (topic, seq) => socket.volatile.emit('frame:ack', { topic, seq }),
    close: () => socket.close(),
  }
}

/** socket.io's own types cannot follow an event name that is a type parameter; the contract's types stand at both ends instead. */
type Untyped = {
  on(name: string, listener: (event: never) => void): unknown
  off(name: string, listener: (event: never) => void): unknown
}
type Asking = { timeout(ms: number): { emitWithAck(name: string, request: unknown): Promise<unknown> } }

async function ask<N extends RequestName>(socket: Socket<ServerToClient, ClientToServer>, name: N, request: Request<N>) {
  if (!socket.connected) return OFFLINE
  try {
    const asking = socket as unknown as Asking
    return (await asking.timeout(ANSWER_MS).emitWithAck(name, request)) as Outcome<Answers[N]>
  } catch {
    return OFFLINE
  }
}
