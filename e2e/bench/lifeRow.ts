import { setTimeout as pause } from 'node:timers/promises'
import type { Kafka } from 'kafkajs'
import { connectKafka } from '../../server/kafka/kafkajsKafka'
import type { RunBoard, Runner } from '../../server/runner/port'
import { createRunner } from '../../server/runner/runner'
import { parseBoardFile } from '../../shared/topology/boardFile'
import { median, report } from './measure'
import { createTopics, inWorld } from './world'

// What people feel of running services: from start to the first partitions, the silence of a partition whose service stops or crashes until
// another of its group goes on with it, and how smoothly bookmark and lag move. Records come 300 times a second over three partitions.

const RATE = 300
const COMMIT_MS = 500
const TURNS = 5
const CRASHES = 3
const WATCHED_MS = 20_000

await inWorld(async ({ kafka, brokers }) => {
  const ours = connectKafka({ brokers, clientId: 'bench' })
  const runner = createRunner({ kafka: ours })
  const board = boardOf('bench-life.')
  await createTopics(kafka, [`${board.prefix}orders`], 3)
  await runner.start(board, ['maker'])
  report({ what: 'start to the first partitions', size: 'median of 5', ours: await starts(runner, board), unit: 'ms' })
  await runner.start(board)
  await pause(3_000)
  await measureSteps(kafka, board)
  const stops = await silences(runner, board, TURNS, () => runner.stop(board.boardId, ['one']))
  report({ what: 'stop to takeover', size: 'median of 5', ours: median(stops), unit: 'ms' })
  report({ what: 'stop to takeover', size: 'longest', ours: Math.max(...stops), unit: 'ms' })
  const crashes = await silences(runner, board, CRASHES, () => runner.crash(board.boardId, 'one'))
  report({ what: 'crash to takeover', size: 'median of 3', ours: median(crashes), unit: 'ms' })
  report({ what: 'crash to takeover', size: 'longest', ours: Math.max(...crashes), unit: 'ms' })
  await runner.close()
  await ours.close()
})

/** Two services of one group. */
function boardOf(prefix: string): RunBoard {
  const parsed = parseBoardFile(`streamboard: 1
services: [{ id: maker, name: Maker }, { id: one, name: One }, { id: other, name: Other }]
topics: [{ id: t, name: orders, partitions: 3 }]
connections:
  - { id: p, kind: produces, from: maker, to: t, rate: ${RATE}, key: "{{seq}}", value: "{{seq}}" }
  - { id: c1, kind: subscribes, from: t, to: one, group: packing }
  - { id: c2, kind: subscribes, from: t, to: other, group: packing }
`)
  if (!parsed.ok) throw new Error('The board of the bench is none.')
  return { boardId: prefix, topology: parsed.value, prefix, mayProduceTo: () => true }
}

async function starts(runner: Runner, board: RunBoard): Promise<number> {
  const seen: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const since = performance.now()
    await runner.start(board, ['one'])
    while (partitionsOf(runner, board, 'one') === 0) await pause(1)
    seen.push(performance.now() - since)
    await runner.stop(board.boardId, ['one'])
  }
  return median(seen)
}

function partitionsOf(runner: Runner, { boardId }: RunBoard, id: string): number {
  const { instances = [] } = runner.runs(boardId).find(({ serviceId }) => serviceId === id) ?? {}
  return instances.flatMap(({ assigned }) => Object.values(assigned).flat()).length
}

/** The longest time in which one of the partitions was not worked on, after the service that had it was gone. */
async function silences(runner: Runner, board: RunBoard, turns: number, end: () => Promise<void>) {
  const seen: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    await runner.start(board, ['one'])
    while (partitionsOf(runner, board, 'one') === 0) await pause(5)
    await pause(2_000)
    const since = Date.now()
    await end()
    while (partitionsOf(runner, board, 'other') < 3) await pause(5)
    await pause(2_000)
    seen.push(longestSilence(runner, board, since))
  }
  return seen
}

function longestSilence(runner: Runner, { boardId, prefix }: RunBoard, since: number): number {
  const lastAt = new Map<number, number>()
  let longest = 0
  for (const { partition, at } of runner.journal(boardId).handledBy(`${prefix}packing`, `${prefix}orders`)) {
    if (at > since) longest = Math.max(longest, at - (lastAt.get(partition) ?? since))
    lastAt.set(partition, at)
  }
  return longest
}

/** Asked again and again by a client of its own; the largest step of bookmark and lag against what is produced between two commits. */
async function measureSteps(kafka: Kafka, { prefix }: RunBoard): Promise<void> {
  const admin = kafka.admin()
  await admin.connect()
  const [topic, groupId] = [`${prefix}orders`, `${prefix}packing`]
  const bookmarks: number[] = []
  const lags: number[] = []
  for (const until = Date.now() + WATCHED_MS; Date.now() < until; ) {
    const [committed] = await admin.fetchOffsets({ groupId, topics: [topic] })
    const ends = await admin.fetchTopicOffsets(topic)
    const bookmark = sum((committed?.partitions ?? []).map(({ offset }) => offset))
    bookmarks.push(bookmark)
    lags.push(sum(ends.map(({ high }) => high)) - bookmark)
    await pause(20)
  }
  await admin.disconnect()
  const theirs = (RATE * COMMIT_MS) / 1_000
  report({
    what: 'largest step of a bookmark, against rate x commit interval',
    size: `${RATE} a second`,
    ours: largestStep(bookmarks),
    theirs,
    unit: 'records',
  })
  report({
    what: 'largest lag, against rate x commit interval',
    size: `${RATE} a second`,
    ours: Math.max(...lags),
    theirs,
    unit: 'records',
  })
}

function sum(offsets: readonly string[]): number {
  return offsets.reduce((total, offset) => total + Number(offset), 0)
}

function largestStep(values: readonly number[]): number {
  return Math.max(...values.slice(1).map((value, at) => value - (values[at] ?? value)))
}
