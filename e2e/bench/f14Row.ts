import { setTimeout as pause } from 'node:timers/promises'
import { freePort, removeFolder, startStreamboard, temporaryFolder } from '../streamboardServer'
import { median, report } from './measure'
import {
  createTopics,
  EMPTY_STATE,
  fill,
  inWorld,
  processorMilliseconds,
  residentMegabytes,
  type WireClient,
} from './world'

// F14: the server's start and its memory, idle, in use, and after a burst of
// 200,000 records of 1 kB through five watched topics. The sizes row has the client.

const TOPICS = Array.from({ length: 5 }, (_, at) => `bench-memory-${at}`)

const starts: Start[] = []
for (let turn = 0; turn < 5; turn++) starts.push(await startWithoutBroker())
const what = 'F14 server start without a broker to the first answer'
report({ what, size: 'time', ours: median(starts.map(({ took }) => took)), unit: 'ms' })
report({ what, size: 'processor time', ours: median(starts.map(({ worked }) => worked)), unit: 'ms' })

await inWorld(async ({ server, kafka, browser }) => {
  const memory = (size: string) =>
    report({ what: 'F14 resident memory of the server', size, ours: residentMegabytes(server.pid), unit: 'MB' })
  await pause(3_000)
  memory('idle')
  const template = await startTemplate(browser)
  await pause(20_000)
  memory('the Social media template running and watched for 20 s')
  await browser.ask('run:stop', { boardId: template })
  const { boardId } = await browser.ask('board:create', { name: 'Memory' })
  await createTopics(kafka, TOPICS)
  await browser.ask('board:join', { boardId, stateVector: EMPTY_STATE })
  await browser.ask('live:watch', { boardId, topics: TOPICS.map((topic) => ({ topic, tail: 100 })) })
  for (const records of [50_000, 100_000, 200_000]) {
    await fill(kafka, { topics: TOPICS, records: records === 50_000 ? records : records / 2, bytes: 1_000 })
    await pause(1_000)
    memory(`${records} records of 1 kB`)
  }
  await pause(10_000)
  memory('10 s later')
})

async function startTemplate({ ask }: WireClient): Promise<string> {
  const { boardId } = await ask('board:create', { template: 'social-media' })
  await ask('board:join', { boardId, stateVector: EMPTY_STATE })
  const { hash, steps } = await ask('plan:make', { boardId })
  await ask('plan:apply', { boardId, hash })
  const topics = steps.flatMap((step) => (step.kind === 'createTopic' ? [step.topic] : []))
  await ask('live:watch', { boardId, topics: topics.map((topic) => ({ topic, tail: 100 })) })
  await ask('run:start', { boardId })
  return boardId
}

type Start = { readonly took: number; readonly worked: number }

async function startWithoutBroker(): Promise<Start> {
  const [dataFolder, port, nobody] = [await temporaryFolder(), await freePort(), await freePort()]
  const since = performance.now()
  const starting = startStreamboard({ dataFolder, port, env: { KAFKA_BROKERS: `127.0.0.1:${nobody}` } })
  while (!(await isAnswering(`http://127.0.0.1:${port}/healthz`))) await pause(2)
  const took = performance.now() - since
  const server = await starting
  const worked = processorMilliseconds(server.pid)
  await server.stop()
  await removeFolder(dataFolder)
  return { took, worked }
}

async function isAnswering(address: string): Promise<boolean> {
  return fetch(address).then(
    ({ ok }) => ok,
    () => false,
  )
}
