import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { askClusterId } from './askClusterId'
import { type BrokerRecord, readBrokerRecord, writeBrokerRecord } from './brokerFolder'
import { type BrokerProcess, isBrokerOf, stopProcess, watchProcess } from './brokerProcess'
import { type ClassDataArchive, openClassDataArchive } from './classDataArchive'
import { freePort, freePorts } from './freePorts'
import { configure, format, type Launch, launchBroker } from './launchBroker'
import type { NodeRole } from './nodeRole'
import { type Lacking, type Prepared, prepare, type Request, startingState } from './prepare'
import type { BrokerPorts } from './serverProperties'
import { isAlive, withLock } from './withLock.mjs'

export type Outcome = Up | Broken | Lacking
export type Up = {
  readonly kind: 'up'
  readonly process: BrokerProcess
  readonly ports: BrokerPorts
  /** This server answers for stopping it. */
  readonly isOurs: boolean
  readonly archive?: ClassDataArchive
}
/** Kafka would not start; trying again may help. */
export type Broken = { readonly kind: 'broken'; readonly complaint: string }

const START_LIMIT_MS = 60_000
const REUSE_LIMIT_MS = 15_000

/** One attempt to have a running node. One server at a time per data folder; who comes second finds the broker of the first. */
export async function bringUp(request: Request): Promise<Outcome> {
  await mkdir(request.dataFolder, { recursive: true })
  const findOrStart = async () => (await reuse(request)) ?? (await start(request))
  return withLock(join(request.dataFolder, 'broker.lock'), findOrStart, request.signal)
}

/** The node that already runs for this data folder. One whose server was killed becomes ours to stop. */
async function reuse({ dataFolder, role }: Request): Promise<Outcome | undefined> {
  const record = await readBrokerRecord(dataFolder)
  const { running, ports, clusterId } = record
  if (!running || !ports || !(await answers({ dataFolder, role, pid: running.pid, ports, clusterId }))) return undefined
  const isOurs = !isAlive(running.owner)
  if (isOurs) await writeBrokerRecord(dataFolder, { ...record, running: { ...running, owner: process.pid } })
  return { kind: 'up', process: watchProcess(running.pid), ports, isOurs }
}

type Candidate = Pick<Request, 'dataFolder' | 'role'> & {
  readonly pid: number
  readonly ports: BrokerPorts
  readonly clusterId: string
}

/**
 * Waits for a node that is still starting; ends one that hangs, because its storage can have only one, and a broker whose controller is
 * somewhere else now.
 */
async function answers({ dataFolder, role, pid, ports, clusterId }: Candidate): Promise<boolean> {
  const isLost = role.kind === 'broker' && ports.controller !== role.controllerPort
  const limit = isLost ? 0 : REUSE_LIMIT_MS
  for (const deadline = Date.now() + limit; Date.now() < deadline; await pause(200)) {
    if (isAlive(pid) && (await clusterAt(role, ports)) === clusterId) return true
    if (!(await isBrokerOf(dataFolder, pid))) return false
  }
  if (await isBrokerOf(dataFolder, pid)) await stopProcess(watchProcess(pid))
  return false
}

const clusterAt = (role: NodeRole, ports: BrokerPorts): Promise<string | undefined> =>
  role.kind === 'controller' ? askClusterId(ports.controller, 'controller') : askClusterId(ports.broker, 'broker')

async function start(request: Request): Promise<Outcome> {
  const prepared = await prepare(request)
  if (prepared.kind === 'lacking') return prepared
  request.tell(startingState(request.role))
  const { ports } = await readBrokerRecord(request.dataFolder)
  const outcome = await startAt(await portsFor(request.role, ports), prepared, request)
  return isPortTaken(outcome) ? startAt(await portsFor(request.role), prepared, request) : outcome
}

const portsFor = async (role: NodeRole, remembered?: BrokerPorts): Promise<BrokerPorts> =>
  role.kind === 'broker'
    ? { broker: await freePort(remembered?.broker), controller: role.controllerPort }
    : freePorts(remembered)

const isPortTaken = (outcome: Outcome): boolean =>
  outcome.kind === 'broken' && /BindException|Address already in use/.test(outcome.complaint)

async function startAt(ports: BrokerPorts, { launch, archiveFile }: Prepared, { signal }: Request): Promise<Outcome> {
  const { dataFolder, role } = launch
  await configure(launch, ports)
  const known = await readBrokerRecord(dataFolder)
  const record = { ...known, ports, clusterId: role.kind === 'broker' ? role.clusterId : known.clusterId }
  const refusal = await formatOnce(launch, record)
  if (refusal !== undefined) return { kind: 'broken', complaint: refusal }
  signal.throwIfAborted()
  const archive = await openClassDataArchive(archiveFile, { dataFolder, mayRecord: role.kind === 'alone' })
  const { ready, ...broker } = await launchBroker(launch, archive.flags)
  await writeBrokerRecord(dataFolder, { ...record, formatted: true, running: { pid: broker.pid, owner: process.pid } })
  const isUp = (await within(ready, signal)) && (await clusterAt(role, ports)) === record.clusterId
  if (isUp) return { kind: 'up', process: broker, ports, isOurs: true, archive }
  await stopProcess(broker)
  signal.throwIfAborted()
  const outcome: Broken = { kind: 'broken', complaint: (await broker.gone) ?? 'It said nothing for a minute.' }
  if (!isPortTaken(outcome)) await archive.discard()
  return outcome
}

/** Remembered before and after, so that a format that was cut short is done again with the same cluster id. */
async function formatOnce(launch: Launch, record: BrokerRecord): Promise<string | undefined> {
  if (record.formatted) return undefined
  await writeBrokerRecord(launch.dataFolder, record)
  return format(launch, record)
}

/** False when it takes too long or nobody wants it any more. */
async function within(ready: Promise<boolean>, signal: AbortSignal): Promise<boolean> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(START_LIMIT_MS)])
  const given = new Promise<boolean>((resolve) => limit.addEventListener('abort', () => resolve(false), { once: true }))
  return limit.aborted ? false : Promise.race([ready, given])
}
