import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Hop, Trace } from '../../shared/protocol/run'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import { freshBoard } from '../runner/freshBoardForTests'
import type { RunBoard } from '../runner/port'
import { chain, freshLedgers, untilProcessed } from './ledgerForTests'
import type { Ledgers } from './port'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'follow-test' })
})
afterAll(() => kafka.close())

/** The fan-out also feeds timelines, which nobody who runs reads; the mailer gives up on the third post. */
const FAN_OUT = chain({ limit: 5, reader: 'failWhere: "value.n == 3.0", retries: 0' })
  .replace('  - { id: c,', '  - { id: d, name: Timeline }\n  - { id: c,')
  .replace('connections:', '  - { id: t3, name: timelines }\nconnections:')
  .concat(
    '  - { id: c5, kind: produces, from: b, to: t3, when: input, map: value }\n',
    '  - { id: c6, kind: subscribes, from: t3, to: d, group: timeline }\n',
  )

async function placeOf(board: RunBoard, topic: string, value: string) {
  const name = board.prefix + topic
  for (const { partition, begin, end } of await kafka.reader.offsets(name)) {
    const read = { topic: name, partition, from: begin, to: end, maxRecords: 100, maxBytes: 1_000_000 }
    const found = (await kafka.reader.read(read)).records.find((record) => String(record.value) === value)
    if (found) return { topic: name, partition, offset: found.offset }
  }
  throw new Error(`No ${value} in ${topic}`)
}

async function follow(ledgers: Ledgers, board: RunBoard, topic: string, value: string): Promise<Trace> {
  const outcome = await ledgers.follow(board, await placeOf(board, topic, value))
  if (!outcome.ok) throw new Error(outcome.problem.sentence)
  return outcome.value
}

const told = ({ prefix }: RunBoard, { topic, service, causedBy, groups }: Hop) => ({
  topic: topic.slice(prefix.length),
  service,
  isCaused: causedBy !== undefined,
  groups: groups.map(({ group, state }) => `${group.slice(prefix.length)} ${state}`),
})

describe('following an event on a real Kafka', () => {
  test('finds every record it led to, from whichever of them it begins, and what each group did with it', async () => {
    const { runner, ledgers } = freshLedgers(kafka)
    const board = await freshBoard(kafka, FAN_OUT)
    await runner.start(board, ['a', 'b', 'c'])
    await untilProcessed(runner, board, 'c', 4)
    const trace = await follow(ledgers, board, 'posts', '{"n":1}')
    expect(trace.hops.map((hop) => told(board, hop))).toEqual([
      { topic: 'posts', service: 'posting', isCaused: false, groups: ['fan-out handled'] },
      { topic: 'notifications', service: 'fan-out', isCaused: true, groups: ['mailer handled'] },
      { topic: 'timelines', service: 'fan-out', isCaused: true, groups: ['timeline waiting'] },
    ])
    const [first, ...caused] = trace.hops
    expect(caused.map(({ causedBy }) => causedBy)).toEqual([first?.eventId, first?.eventId])
    expect(caused.every(({ afterMs = -1 }) => afterMs >= 0)).toBe(true)
    expect(trace.searched.map(({ records, complete }) => [records, complete])).toEqual([
      [5, true],
      [5, true],
      [5, true],
    ])
    expect(await follow(ledgers, board, 'timelines', '{"n":1}')).toEqual(trace)
    const givenUp = await follow(ledgers, board, 'notifications', '{"n":3}')
    expect(givenUp.hops[1]?.groups[0]?.state).toBe('parked')
  })

  test('ends with a record that nobody traced, and says when a record is gone', async () => {
    const { ledgers } = freshLedgers(kafka)
    const board = await freshBoard(kafka, chain())
    const topic = `${board.prefix}posts`
    const place = await kafka.producer.send({ topic, key: null, value: Buffer.from('foreign'), headers: [] })
    const { hops, traceId, searched } = await follow(ledgers, board, 'posts', 'foreign')
    expect(hops.map((hop) => told(board, hop))).toEqual([
      { topic: 'posts', service: undefined, isCaused: false, groups: ['fan-out waiting'] },
    ])
    expect([traceId, searched]).toEqual([`${topic}/${place.partition}/${place.offset}`, []])
    expect(await ledgers.follow(board, { topic, ...place, offset: place.offset + 1n })).toMatchObject({
      ok: false,
      problem: { code: 'noRecord' },
    })
  })
})
