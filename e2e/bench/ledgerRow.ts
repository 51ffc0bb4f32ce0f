import type { Kafka } from 'kafkajs'
import { connectKafka } from '../../server/kafka/kafkajsKafka'
import { createLedgers } from '../../server/ledger/ledgers'
import type { LedgerBoard, LedgerSources } from '../../server/ledger/port'
import { createJournal } from '../../server/runner/journal/createJournal'
import type { Journal } from '../../server/runner/journal/journal'
import { parseBoardFile } from '../../shared/topology/boardFile'
import { type Compared, exponentOf, median, millisecondsOf, report } from './measure'
import { createTopics, inWorld } from './world'

// What it costs to draw up a ledger, to check what must hold, and to follow an event, on a board with two topics of so many records each,
// all of which were handled. "Again" is with nothing new in the topics: only bookmarks and ends are asked for, and everything is counted.

const SIZES = [10_000, 30_000, 100_000]
const PARTITIONS = 3
const TURNS = 15
const BATCH = 5_000

await inWorld(async ({ kafka, brokers }) => {
  const ours = connectKafka({ brokers, clientId: 'bench' })
  const seen = new Map<string, Compared[]>()
  for (const records of SIZES) {
    const board = boardOf(`bench-ledger-${records}.`)
    const journal = createJournal(() => Date.now())
    await fillChain(kafka, { board, journal, records })
    for (const group of ['fan-out', 'mailer']) await toTheEnd(ours, board, group)
    const runner: LedgerSources['runner'] = { journal: () => journal, runs: () => [], stores: () => [] }
    const ledgers = createLedgers({ kafka: ours, runner, now: Date.now })
    const expected = [{ id: 'i', expect: 'missing = 0 && distinctIn("posts") = distinct("mailer")' }]
    const place = { topic: `${board.prefix}posts`, partition: 1, offset: BigInt(Math.floor(records / 6)) }
    const figures = [
      ['ledger drawn up for the first time', () => ledgers.drawUp(board), 1],
      ['ledger drawn up again', () => ledgers.drawUp(board), TURNS],
      ['what must hold checked', () => ledgers.check(board, expected), TURNS],
      ['an event followed', () => ledgers.follow(board, place), TURNS],
    ] as const
    for (const [what, action, turns] of figures) {
      const { wall, processor } = await costOf(action, turns)
      report({ what, size: `${records}, time`, ours: wall, unit: 'ms' })
      report({ what, size: `${records}, processor time`, ours: processor, unit: 'ms' })
      seen.set(what, [...(seen.get(what) ?? []), { size: records, ours: wall, theirs: 0 }])
    }
    ledgers.close()
  }
  for (const [what, lines] of seen)
    report({ what, size: 'growth', ours: exponentOf(lines.map(({ size, ours }) => [size, ours])), unit: 'exponent' })
  await ours.close()
})

function boardOf(prefix: string): LedgerBoard {
  const parsed = parseBoardFile(`streamboard: 1
services: [{ id: a, name: Posting }, { id: b, name: Fan-out }, { id: c, name: Mailer }]
topics: [{ id: t1, name: posts, partitions: ${PARTITIONS} }, { id: t2, name: notifications, partitions: ${PARTITIONS} }]
connections:
  - { id: c1, kind: produces, from: a, to: t1, rate: 1 }
  - { id: c2, kind: subscribes, from: t1, to: b, group: fan-out }
  - { id: c3, kind: produces, from: b, to: t2, when: input }
  - { id: c4, kind: subscribes, from: t2, to: c, group: mailer }
`)
  if (!parsed.ok) throw new Error('The board of the bench is none.')
  return { boardId: prefix, topology: parsed.value, prefix }
}

type Filling = { readonly board: LedgerBoard; readonly journal: Journal; readonly records: number }

/** Records as drawn services stamp them, written down as acknowledged and handled. */
async function fillChain(kafka: Kafka, { board, journal, records }: Filling): Promise<void> {
  const hops = [
    { topic: `${board.prefix}posts`, group: `${board.prefix}fan-out`, service: 'posting' },
    { topic: `${board.prefix}notifications`, group: `${board.prefix}mailer`, service: 'fan-out' },
  ]
  await createTopics(
    kafka,
    hops.map(({ topic }) => topic),
    PARTITIONS,
  )
  const producer = kafka.producer()
  await producer.connect()
  for (const [hop, { topic, group, service }] of hops.entries()) {
    for (let done = 0; done < records; done += BATCH) {
      const numbers = Array.from({ length: Math.min(BATCH, records - done) }, (_, at) => done + at)
      const messages = numbers.map((number) => ({
        partition: number % PARTITIONS,
        key: `user-${number % 1_000}`,
        value: `{"n":${number}}`,
        headers: headersOf(hop, number, service),
      }))
      await producer.send({ topic, messages })
      for (const number of numbers) {
        const position = { topic, partition: number % PARTITIONS, offset: BigInt(Math.floor(number / PARTITIONS)) }
        journal.acknowledged(position)
        journal.handled({ ...position, group, outcome: 'processed', effects: 0, at: Date.now() })
      }
    }
  }
  await producer.disconnect()
}

function headersOf(hop: number, number: number, service: string): Record<string, string> {
  const digits = number.toString(16)
  return {
    ce_id: `${hop}-${number}`,
    traceparent: `00-${digits.padStart(32, '0')}-${digits.padStart(16, '0')}-01`,
    ...(hop > 0 && { 'x-caused-by': `${hop - 1}-${number}` }),
    'x-streamboard-service': service,
    'x-seq': String(number + 1),
    'x-key-seq': String(Math.floor(number / 1_000) + 1),
  }
}

async function toTheEnd({ groups, reader }: ReturnType<typeof connectKafka>, { prefix }: LedgerBoard, group: string) {
  const topic = prefix + (group === 'mailer' ? 'notifications' : 'posts')
  const ends = (await reader.ends([topic])).get(topic)
  if (ends) await groups.moveTo(prefix + group, new Map([[topic, ends]]))
}

/** Medians of so many turns. */
async function costOf(action: () => Promise<unknown>, turns: number) {
  const [walls, processors]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < turns; turn++) {
    const before = process.cpuUsage()
    walls.push(await millisecondsOf(action))
    const { user, system } = process.cpuUsage(before)
    processors.push((user + system) / 1_000)
  }
  return { wall: median(walls), processor: median(processors) }
}
