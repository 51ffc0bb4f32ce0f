import { io, type Socket } from 'socket.io-client'
import { createStore } from 'zustand/vanilla'
import { toBase64 } from '../shared/document/base64'
import { type Outcome, refused } from '../shared/problem'
import type {
  Answers,
  ClientToServer,
  Events,
  Request,
  RequestName,
  ServerToClient,
} from '../shared/protocol/operations'

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
  next: 'The page connects again by itself; check that `npm start` is still running, then try again.',
  retriable: true,
})
const ANSWER_MS = 30_000
const LATE = refused({
  code: 'answerLate',
  sentence: `The Streamboard server has not answered within ${ANSWER_MS / 1000} s: it has too much to do.`,
  next: 'What you asked for may still be done; look whether it was, and try again in a moment if not.',
  retriable: true,
})

/** Connects to the server that the page came from. */
export function connectWire(): Wire {
  const socket: Socket<ServerToClient, ClientToServer> = io({
    transports: ['websocket'],
    // Tells the server after a reconnect that it is the same page.
    auth: { page: toBase64(crypto.getRandomValues(new Uint8Array(16))) },
    reconnectionDelay: 250,
    reconnectionDelayMax: 3000,
  })
  const online = createOnline()
  socket.on('connect', () => online.setState({ online: true }))
  socket.on('disconnect', (reason) => {
    online.setState({ online: false })
    if (reason === 'io server disconnect') socket.connect()
  })
  const begun = firstConnection(socket)
  const untyped = socket as unknown as Untyped
  return {
    online,
    ask: async (name, request) => {
      if (!socket.connected) await begun
      return ask(socket, name, request)
    },
    on: (name, listener) => {
      untyped.on(name, listener)
      return () => untyped.off(name, listener)
    },
    acknowledgeFrame: (topic, seq) => socket.emit('frame:ack', { topic, seq }),
    close: () => socket.close(),
  }
}

const FIRST_CONNECTION_MS = 5_000

/** What somebody presses while the page that has just come still connects waits for that. */
const firstConnection = (socket: Socket<ServerToClient, ClientToServer>) =>
  new Promise<void>((resolve) => {
    socket.on('connect', () => resolve())
    setTimeout(resolve, FIRST_CONNECTION_MS)
  })

/** socket.io's own types cannot follow an event name that is a type parameter; the contract's types stand at both ends instead. */
type Untyped = {
  on<E>(name: string, listener: (event: E) => void): unknown
  off<E>(name: string, listener: (event: E) => void): unknown
  timeout(ms: number): { emitWithAck(name: string, request: unknown): Promise<unknown> }
}

async function ask<N extends RequestName>(
  socket: Socket<ServerToClient, ClientToServer>,
  name: N,
  request: Request<N>,
) {
  if (!socket.connected) return OFFLINE
  try {
    const untyped = socket as unknown as Untyped
    return (await untyped.timeout(ANSWER_MS).emitWithAck(name, request)) as Outcome<Answers[N]>
  } catch {
    return socket.connected ? LATE : OFFLINE
  }
}
