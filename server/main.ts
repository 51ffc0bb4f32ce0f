import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { KafkaStatus } from '../shared/protocol/live'
import { alreadyRuns } from './alreadyRuns'
import { BoardsUnusable } from './boards/boardsUnusable'
import { claimFolder, type FolderClaim } from './boards/claimFolder'
import { openBoards } from './boards/sqliteBoards'
import { openTables } from './boards/tables'
import { threadedWork } from './boards/threadedWork'
import { ALREADY_RUNS } from './bootstrap/alreadyRuns.mjs'
import { type Config, processEnvironment, readConfig } from './config'
import { loopbackDoors } from './http/doors'
import { createWebApp } from './http/webApp'
import { openClusterFor } from './openClusterFor'
import { boardSummaries } from './operations/boardOperations'
import { startBoardPulse } from './operations/boardPulse'
import { followEdits } from './operations/followEdits'
import { followHappenings } from './operations/followHappenings'
import { followVersions } from './operations/followVersions'
import { keepRunning } from './operations/keepRunning'
import type { Engine, Parts } from './operations/parts'
import { createPlantedFaults } from './operations/plantedFaults'
import { renewLeftBoards } from './operations/renewLeftBoards'
import { createTimelines } from './operations/timelines'
import { createPresenceRooms, type Hearers } from './presence/presenceRooms'
import { reportBug } from './reportBug'
import { openSockets, type Sockets } from './sockets/openSockets'
import { stopInOrder } from './stopInOrder'

/** The composition root: the only place where real parts are built and tied together. */
async function run(config: Config) {
  const claim = await claimFolderOrExit(config.dataFolder)
  const { boards, tables } = openBoardsOrExit(join(config.dataFolder, 'boards'))
  const cluster = openClusterFor(config, tables)
  const http = createServer()
  const doors = loopbackDoors(() => (http.address() as AddressInfo).port)
  http.on(
    'request',
    createWebApp({
      doors,
      clientFolder: clientFolder(),
      version: version(),
      embedders: config.embedders,
      kafkaStatus: cluster.status,
      reader: () => readerOf(cluster.engine()),
    }),
  )
  const sockets: Sockets = openSockets(http, { doors, parts: () => parts })
  const parts: Parts = {
    boards,
    cluster,
    tell: sockets.tell,
    applying: new Set(),
    faults: createPlantedFaults(),
    presence: createPresenceRooms(hearersOf(sockets)),
    timelines: createTimelines({
      onHappening: (boardId, happening) => sockets.tell(boardId, 'timeline:grew', { boardId, happenings: [happening] }),
    }),
  }
  const pulse = startBoardPulse(parts, sockets.openBoards)
  const happenings = followHappenings(parts, sockets.openBoards)
  const stopVersions = followVersions(parts)
  const stopRenewing = renewLeftBoards(boards, sockets.openBoards)
  const keeping = keepRunning(parts, sockets.openBoards)
  const stopFollowing = followEdits(parts, { tellAll: sockets.tellAll, summaries: () => boardSummaries(parts) })
  cluster.onStatus((status) => sockets.tellAll('kafka:changed', status))
  cluster.onStatus(sayNews(kafkaLine))
  stopOnSignals([
    () => claim.announce(null),
    stopFollowing,
    pulse.stop,
    happenings.stop,
    keeping.stop,
    stopVersions,
    stopRenewing,
    parts.faults.close,
    parts.presence.close,
    sockets.close,
    cluster.close,
    tables.close,
    boards.close,
    claim.release,
  ])
  await listen(http, config)
  const address = `http://${config.host}:${(http.address() as AddressInfo).port}`
  claim.announce(address)
  say(`Streamboard is ready at ${address}`)
}

const hearersOf = ({ isBehind, tellSome }: Sockets): Hearers => ({
  isBehind,
  tell: (connections, news) => tellSome(connections, 'presence:changed', news),
})

const readerOf = (engine: { ok: true; value: Engine } | { ok: false }) => (engine.ok ? engine.value.kafka.reader : null)

function listen(http: ReturnType<typeof createServer>, config: Config): Promise<void> {
  return new Promise((resolve) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      exitWith(
        taken
          ? `Port ${config.port} is taken, perhaps by another Streamboard. Stop that one, or start this one with PORT=${config.port + 1}.`
          : `The server cannot listen on ${config.host}:${config.port}: ${error.message}.`,
      )
    })
    http.listen(config.port, config.host, resolve)
  })
}

/** The first signal stops everything in order; a second one does not wait. */
function stopOnSignals(stops: Parameters<typeof stopInOrder>[0]) {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      say('Stopping …')
      void stopInOrder(stops).then(() => process.exit(0))
    })
  }
}

/** Built beside main.js. */
const WORK_THREAD = new URL('./workThread.js', import.meta.url)

/** dist/server/main.js stands beside dist/client; so does the package file two folders up. */
const here = () => dirname(fileURLToPath(import.meta.url))
const clientFolder = () => join(here(), '..', 'client')

function version(): string {
  const description: unknown = JSON.parse(readFileSync(join(here(), '..', '..', 'package.json'), 'utf8'))
  return typeof description === 'object' && description !== null && 'version' in description
    ? String(description.version)
    : 'unknown'
}

const kafkaLine = ({ state, brokers, sentence }: KafkaStatus): string =>
  state === 'ready' ? `Kafka is ready at ${brokers.join(', ')}.` : `Kafka: ${sentence ?? state}`

/** Nothing twice in a row. */
function sayNews<T>(lineOf: (news: T) => string): (news: T) => void {
  let said = ''
  return (news) => {
    const line = lineOf(news)
    if (line !== said) say(line)
    said = line
  }
}

function say(line: string) {
  process.stdout.write(`${line}\n`)
}

/** Two servers on one folder would not see each other's edits. */
async function claimFolderOrExit(folder: string): Promise<FolderClaim> {
  const outcome = await claimFolder(folder).catch(exitIfUnusable)
  if (outcome.kind === 'taken') exitWith(alreadyRuns(folder, outcome.by), ALREADY_RUNS)
  return outcome.claim
}

function openBoardsOrExit(folder: string) {
  try {
    const tables = openTables(folder)
    return { tables, boards: openBoards(folder, { onGone: tables.forgetBoard, work: threadedWork(WORK_THREAD) }) }
  } catch (error) {
    return exitIfUnusable(error)
  }
}

function exitIfUnusable(error: unknown): never {
  if (error instanceof BoardsUnusable) exitWith(error.message)
  throw error
}

function exitWith(sentence: string, code = 1): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}

// Whoever started us may be gone; an unread line must not cut the stop short.
process.stdout.on('error', () => {})

// The last net: one promise that nobody held must not end what runs for everybody.
process.on('unhandledRejection', reportBug)

const outcome = readConfig(processEnvironment(), process.argv.slice(2))
if (outcome.ok) await run(outcome.config)
else exitWith(outcome.sentence)
