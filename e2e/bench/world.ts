import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { Kafka, logLevel, Partitioners } from 'kafkajs'
import { io, type Socket } from 'socket.io-client'
import type { Outcome } from '../../shared/problem'
import type { Answers, ClientToServer, Request, RequestName, ServerToClient } from '../../shared/protocol/operations'
import { removeFolder, type StreamboardServer, startStreamboard, temporaryFolder } from '../streamboardServer'

/** The real server with its embedded broker, a plain client of each, and everything gone afterwards. */
export type World = {
  readonly server: StreamboardServer
  readonly brokers: readonly string[]
  readonly kafka: Kafka
  readonly browser: WireClient
}

export async function inWorld(work: (world: World) => Promise<void>): Promise<void> {
  const dataFolder = await temporaryFolder()
  const server = await startStreamboard({ dataFolder, port: 0 })
  try {
    const brokers = await readyBrokers(server.address)
    const browser = await connectWire(server.address)
    await work({ server, brokers, browser, kafka: plainKafka(brokers) })
    browser.close()
  } finally {
    await server.stop()
    await removeFolder(dataFolder)
  }
}

export const plainKafka = (brokers: readonly string[]) =>
  new Kafka({ brokers: [...brokers], clientId: 'bench', logLevel: logLevel.NOTHING })

export async function readyBrokers(address: string): Promise<readonly string[]> {
  for (;;) {
    const answer = await fetch(`${address}/healthz`)
    const { kafka } = (await answer.json()) as { kafka: { state: string; brokers: readonly string[] } }
    if (kafka.state === 'ready') return kafka.brokers
    if (kafka.state === 'failed' || kafka.state === 'none') throw new Error(`Kafka is ${kafka.state}.`)
    await pause(20)
  }
}

/** What a page does over its socket, without the page: asks, and takes every frame at once. */
export type WireClient = {
  readonly socket: Socket<ServerToClient, ClientToServer>
  ask<N extends RequestName>(name: N, request: Request<N>): Promise<Answers[N]>
  close(): void
}

export async function connectWire(address: string): Promise<WireClient> {
  const socket: WireClient['socket'] = io(address, { transports: ['websocket'], extraHeaders: { origin: address } })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))
  socket.on('frame:arrived', ({ topic, seq }) => socket.emit('frame:ack', { topic, seq }))
  const untyped = socket as unknown as { emitWithAck(name: string, request: unknown): Promise<unknown> }
  return {
    socket,
    async ask<N extends RequestName>(name: N, request: Request<N>) {
      const outcome = (await untyped.emitWithAck(name, request)) as Outcome<Answers[N]>
      if (!outcome.ok) throw new Error(outcome.problem.sentence)
      return outcome.value
    },
    close: () => socket.close(),
  }
}

/** The state vector of a document that has nothing yet. */
export const EMPTY_STATE = 'AA=='

export async function createTopics(kafka: Kafka, names: readonly string[], numPartitions = 1): Promise<void> {
  const admin = kafka.admin()
  await admin.connect()
  await admin.createTopics({ waitForLeaders: true, topics: names.map((topic) => ({ topic, numPartitions })) })
  await admin.disconnect()
}

type Filling = { readonly topics: readonly string[]; readonly records: number; readonly bytes: number }

/** So many records in all, in turn over the topics, each value of so many bytes, no two alike. */
export async function fill(kafka: Kafka, { topics, records, bytes }: Filling): Promise<void> {
  const batch = Math.min(5_000, Math.max(100, Math.floor(700_000 / bytes)))
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
  await producer.connect()
  for (let done = 0, turn = 0; done < records; done += batch, turn++) {
    const messages = Array.from({ length: Math.min(batch, records - done) }, (_, at) => ({
      key: String(done + at),
      value: String(done + at).padEnd(bytes, 'x'),
    }))
    await producer.send({ topic: topics[turn % topics.length] ?? '', messages })
  }
  await producer.disconnect()
}

/** Resident memory of a process in megabytes. */
export function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

/** Processor time that a process has used, in milliseconds: what a start costs, whoever else is at work on the machine. */
export function processorMilliseconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}
