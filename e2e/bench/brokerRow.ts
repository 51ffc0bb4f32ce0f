import { cp, readdir, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { removeFolder, startStreamboard, temporaryFolder } from '../streamboardServer'
import { brokerProcess, startBare } from './bareBroker'
import { median, report } from './measure'
import { createTopics, plainKafka, readyBrokers, residentMegabytes } from './world'

// The embedded broker: first start of a data folder without the class-data archive, later starts with it, its memory; against the same JVM
// and data started bare.

const artifacts = process.env.STREAMBOARD_CACHE || join(homedir(), '.cache', 'streamboard')
const [cacheFolder, dataFolder] = [await temporaryFolder(), await temporaryFolder()]
await cp(artifacts, cacheFolder, { recursive: true })
for (const file of await readdir(cacheFolder, { recursive: true })) {
  if (file.endsWith('.jsa')) await rm(join(cacheFolder, file))
}

const first = await start()
report({ what: 'broker start, server included', size: 'first of a data folder, no archive', ours: first, unit: 'ms' })
const [ours, theirs]: [number[], number[]] = [[], []]
for (let turn = 0; turn < 3; turn++) {
  const { took, command } = await startAndKeepCommand()
  ours.push(took)
  theirs.push(await startBare(command))
}
report({
  what: 'broker start, server included',
  size: 'later, with archive',
  ours: median(ours),
  theirs: median(theirs),
  unit: 'ms',
})
await Promise.all([removeFolder(cacheFolder), removeFolder(dataFolder)])

async function start(): Promise<number> {
  return (await startAndKeepCommand()).took
}

async function startAndKeepCommand() {
  const since = performance.now()
  const server = await startStreamboard({ dataFolder, port: 0, env: { STREAMBOARD_CACHE: cacheFolder } })
  const brokers = await readyBrokers(server.address)
  const took = performance.now() - since
  const { pid, command } = await brokerProcess(join(dataFolder, 'kafka'))
  await pause(2_000)
  const memory = residentMegabytes(pid)
  await createTopics(plainKafka(brokers), [`bench-${Date.now()}`])
  report({ what: 'resident memory of the broker', size: 'just started', ours: memory, unit: 'MB' })
  await server.stop()
  return { took, command: { ...command, broker: brokers[0] ?? '' } }
}
