import { describe, expect, test, vi } from 'vitest'
import { KafkaProblem, type KafkaRecord } from '../kafka/port'
import { benchForTests } from './benchForTests'
import { DLT, OUT, orderTo, packing } from './packingForTests'

const bench = benchForTests()

const order = (value: unknown, more?: Partial<KafkaRecord>) => orderTo(bench, value, more)
const header = ({ headers }: KafkaRecord, name: string) => headers.find(([found]) => found === name)?.[1]?.toString()
const handled = () => [...bench.runner.journal('social').handledBy('packing', 'orders')]
const run = () => bench.run('s')

describe('a record that fails', () => {
  test('is tried again with growing pauses, then given up to the failure topic as it is, with headers that say why', async () => {
    order(
      { n: 1 },
      {
        headers: [
          ['mine', Buffer.from([0xff])],
          ['ce_id', Buffer.from('e1')],
        ],
        timestamp: 7n,
      },
    )
    await bench.runner.start(packing('retries: 2, backoffMs: 100, failWhere: "value.n == 1.0"', `${OUT}\n${DLT}`))
    await bench.pass(299)
    expect([run()?.retried, bench.kafka.records('orders-dlt').length]).toEqual([2, 0])
    await bench.pass(1)
    const [letter] = bench.kafka.records('orders-dlt')
    expect([letter?.key?.toString(), letter?.value?.toString()]).toEqual(['k', '{"n":1}'])
    expect(letter?.headers.map(([name, value]) => [name, value?.toString('latin1')])).toEqual([
      ['mine', '\u00ff'],
      ['ce_id', 'e1'],
      ['x-streamboard-dlt-topic', 'orders'],
      ['x-streamboard-dlt-partition', '0'],
      ['x-streamboard-dlt-offset', '0'],
      ['x-streamboard-dlt-timestamp', '7'],
      ['x-streamboard-dlt-group', 'packing'],
      ['x-streamboard-dlt-exception-class', 'WorkFailure'],
      ['x-streamboard-dlt-exception-message', 'Records like this one fail here, as drawn.'],
      ['x-streamboard-dlt-attempts', '3'],
    ])
    expect(run()).toMatchObject({ processed: 1, deadLettered: 1, retried: 2 })
    expect(run()?.parked).toBeUndefined()
    expect(bench.values('parcels')).toEqual([])
    expect(handled().map(({ outcome }) => outcome)).toEqual(['deadLettered'])
    expect(bench.kafka.committed('packing', 'orders')).toBe(1)
  })

  test('is parked and named where no failure topic is drawn', async () => {
    order({ n: 1 })
    order({ n: 2 })
    await bench.runner.start(packing('retries: 0, failWhere: "value.n == 1.0"', OUT))
    await bench.pass(0)
    expect(run()).toMatchObject({ processed: 2, parked: 1 })
    expect(run()?.lastError).toBe(
      'Record 0 in partition 0 of orders could not be handled. Records like this one fail here, as drawn.',
    )
    expect(handled().map(({ outcome }) => outcome)).toEqual(['parked', 'processed'])
    expect(bench.values('parcels')).toEqual(['{"n":2}'])
  })

  test('is not tried again when no attempt can go better', async () => {
    bench.kafka.append('orders', { value: Buffer.from('not JSON') })
    await bench.runner.start(
      packing(
        'retries: 5',
        `  - { id: out, kind: produces, from: s, to: parcels, when: input, map: "value.n" }\n${DLT}`,
      ),
    )
    await bench.pass(0)
    expect(run()).toMatchObject({ processed: 1, deadLettered: 1 })
    expect(run()?.retried).toBeUndefined()
    const [letter] = bench.kafka.records('orders-dlt')
    expect(letter && header(letter, 'x-streamboard-dlt-attempts')).toBe('1')
  })

  test('waits for the failure topic: its bookmark does not pass before that has it', async () => {
    order({ n: 1 })
    bench.kafka.refuseWith(new KafkaProblem('unreachable', 'Nobody answers.', { retriable: true }))
    await bench.runner.start(packing('retries: 0, failShare: 1', DLT))
    await bench.pass(10_000)
    expect(bench.kafka.committed('packing', 'orders')).toBe(0)
    expect(run()?.lastError).toBe(
      'Record 0 in partition 0 of orders could not be given up to orders-dlt: Nobody answers.',
    )
    bench.kafka.refuseWith(undefined)
    await bench.pass(2_000)
    expect(bench.kafka.committed('packing', 'orders')).toBe(1)
    expect(bench.kafka.records('orders-dlt')).toHaveLength(1)
    expect(run()?.lastError).toBeUndefined()
  })

  test('fails by chance only until the time drawn', async () => {
    await bench.runner.start(packing('retries: 0, failShare: 1, failSeconds: 5', OUT))
    order({ n: 1 })
    await bench.pass(5_000)
    order({ n: 2 })
    await bench.pass(0)
    expect(bench.values('parcels')).toEqual(['{"n":2}'])
  })
})

describe('a message', () => {
  test('is the same however often the cluster is asked to take it', async () => {
    let drawn = 0
    vi.spyOn(Math, 'random').mockImplementation(() => (drawn = (drawn + 0.137) % 1))
    const seen: string[] = []
    const { send } = bench.kafka.producer
    vi.spyOn(bench.kafka.producer, 'send').mockImplementation(async (record) => {
      seen.push(JSON.stringify([record.value?.toString(), record.headers]))
      if (seen.length < 3) throw new KafkaProblem('timeout', 'Later.', { retriable: true })
      return send(record)
    })
    order({ n: 1 })
    await bench.runner.start(
      packing('', `  - { id: out, kind: produces, from: s, to: parcels, when: input, value: "{{uuid}}" }`),
    )
    await bench.pass(5_000)
    expect(seen).toHaveLength(3)
    expect(new Set(seen).size).toBe(1)
    vi.restoreAllMocks()
  })

  test('is sent where its condition holds, and what no connection takes is dropped', async () => {
    for (const n of [1, 5, 9]) order({ n })
    await bench.runner.start(packing('', OUT.replace('when: input', 'when: input, where: "value.n > 4.0"')))
    await bench.pass(0)
    expect(bench.values('parcels')).toEqual(['{"n":5}', '{"n":9}'])
    expect(run()).toMatchObject({ processed: 3, dropped: 1, produced: 2 })
  })

  const ofType = (type: string, to: string) =>
    `  - { id: ${type}, kind: produces, from: s, to: ${to}, when: input, where: 'value.type == "${type}"' }`

  test('goes by its type to what is drawn for that; of a type that nobody knows it is counted, and nothing fails', async () => {
    for (const type of ['Placed', 'Paid', 'Unheard', 'Placed']) order({ type })
    await bench.runner.start(packing('', [ofType('Placed', 'parcels'), ofType('Paid', 'prices')].join('\n')))
    await bench.pass(0)
    expect(bench.values('parcels')).toEqual(['{"type":"Placed"}', '{"type":"Placed"}'])
    expect(bench.values('prices')).toEqual(['{"type":"Paid"}'])
    expect(run()).toMatchObject({ processed: 4, dropped: 1 })
    expect([run()?.parked, run()?.retried]).toEqual([undefined, undefined])
  })

  test('is read in vain from a topic for everything, and not from one of its own', async () => {
    for (const type of ['Placed', 'Paid', 'Paid']) order({ type })
    await bench.runner.start(packing('', ofType('Placed', 'parcels')))
    const alone = { ...packing('', ofType('Placed', 'parcels')), boardId: 'alone', prefix: 'alone.' }
    for (const [topic, type] of [
      ['orders', 'Placed'],
      ['prices', 'Paid'],
      ['prices', 'Paid'],
    ])
      bench.kafka.append(`alone.${topic}`, { value: Buffer.from(JSON.stringify({ type })) })
    await bench.runner.start(alone)
    await bench.pass(0)
    expect(run()).toMatchObject({ processed: 3, produced: 1, dropped: 2 })
    const [split] = bench.runner.runs('alone')
    expect([split?.processed, split?.produced, split?.dropped]).toEqual([1, 1, undefined])
    expect(bench.kafka.records('alone.prices')).toHaveLength(2)
  })

  test('has the type and category drawn, and says what caused it', async () => {
    order({ n: 1 }, { headers: [['ce_id', Buffer.from('e1')]] })
    await bench.runner.start(packing('', OUT.replace('when: input', 'when: input, type: Packed, category: system')))
    await bench.pass(0)
    const [parcel] = bench.kafka.records('parcels')
    if (!parcel) throw new Error('no parcel')
    expect(['ce_type', 'x-category', 'x-caused-by', 'x-seq', 'x-key-seq'].map((name) => header(parcel, name))).toEqual([
      'Packed',
      'system',
      'e1',
      '1',
      '1',
    ])
    expect(header(parcel, 'x-event-id')).toBe(header(parcel, 'ce_id'))
  })

  test('of a producer with a limit is the last when the limit is reached, also over a pause', async () => {
    const board = packing(
      '',
      '  - { id: made, kind: produces, from: s, to: parcels, rate: 10, limit: 25, value: "{{seq}}" }',
    )
    await bench.runner.start(board)
    await bench.pass(1_000)
    const closed = bench.runner.pause('social', ['s'])
    await bench.pass(0)
    await closed
    await bench.runner.start(board)
    await bench.pass(10_000)
    expect(bench.values('parcels').map(Number)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1))
  })
})

describe('a record that is to wait', () => {
  const written = (n: number, ago: number) => order({ n }, { timestamp: BigInt(Date.now() - ago) })

  test('is handled when it is old enough, and those behind it wait for themselves alone', async () => {
    written(1, 3_000)
    written(2, 1_000)
    written(3, 1_000)
    await bench.runner.start(packing('waitMs: 3000', OUT))
    await bench.pass(1_999)
    expect(bench.values('parcels')).toEqual(['{"n":1}'])
    await bench.pass(1)
    expect(bench.values('parcels')).toEqual(['{"n":1}', '{"n":2}', '{"n":3}'])
    expect(run()?.ages).toEqual({ orders: { p50: 3_000, p99: 3_000 } })
  })

  test('for its batch is handled with all that came meanwhile', async () => {
    await bench.runner.start(packing('batchSeconds: 10', OUT))
    await bench.pass(1)
    for (const n of [1, 2]) {
      written(n, 0)
      await bench.pass(2_000)
    }
    expect(bench.values('parcels')).toEqual([])
    await bench.pass(5_999)
    expect(bench.values('parcels')).toEqual(['{"n":1}', '{"n":2}'])
  })

  test('is given back when its service stops', async () => {
    written(1, 0)
    await bench.runner.start(packing('waitMs: 60000', OUT))
    await bench.pass(1_000)
    const stopped = bench.runner.stop('social')
    await bench.pass(1_000)
    await stopped
    expect([bench.values('parcels'), bench.kafka.committed('packing', 'orders') ?? 0]).toEqual([[], 0])
  })
})

describe('an idempotent service', () => {
  test('does the same event once, and counts what came again', async () => {
    const event = (id: string) => order({ id }, { headers: [['ce_id', Buffer.from(id)]] })
    for (const id of ['a', 'b', 'a', 'a']) event(id)
    await bench.runner.start(packing('idempotent: true, effect: parcels', OUT))
    await bench.pass(0)
    expect(bench.values('parcels')).toEqual(['{"id":"a"}', '{"id":"b"}'])
    expect(run()).toMatchObject({ processed: 4, repeated: 2, effects: 2 })
    expect(handled().map(({ outcome, effects }) => [outcome, effects])).toEqual([
      ['processed', 1],
      ['processed', 1],
      ['repeated', 0],
      ['repeated', 0],
    ])
  })

  test('does not take records without an id for one, even if they have an empty one', async () => {
    for (const id of ['a', 'b']) order({ id }, { headers: [['ce_id', Buffer.from('')]] })
    await bench.runner.start(packing('idempotent: true', OUT))
    await bench.pass(0)
    expect(bench.values('parcels')).toEqual(['{"id":"a"}', '{"id":"b"}'])
    expect(run()?.repeated).toBeUndefined()
  })

  test('that is not idempotent does it again', async () => {
    for (const id of ['a', 'a']) order({ id }, { headers: [['ce_id', Buffer.from(id)]] })
    await bench.runner.start(packing('effect: parcels', OUT))
    await bench.pass(0)
    expect(run()).toMatchObject({ processed: 2, effects: 2, produced: 2 })
  })
})

describe('a table', () => {
  const TABLE = '  - { id: tab, kind: subscribes, from: prices, to: s, as: table, lookup: "value.item" }'
  const PRICED = '  - { id: out, kind: produces, from: s, to: parcels, when: input, map: "tables.prices" }'

  test('is read to its end before the first record is handled, and follows', async () => {
    bench.kafka.append('prices', { key: Buffer.from('pen'), value: Buffer.from('1') })
    bench.kafka.append('prices', { key: Buffer.from('pen'), value: Buffer.from('2') })
    order({ item: 'pen' })
    await bench.runner.start(packing('', `${TABLE}\n${PRICED}`))
    await bench.pass(0)
    bench.kafka.append('prices', { key: Buffer.from('pen'), value: Buffer.from('3') })
    order({ item: 'pen' })
    order({ item: 'ink' })
    await bench.pass(0)
    expect(bench.values('parcels')).toEqual(['2', '3', null])
    expect(bench.kafka.joins.map(({ topics }) => topics)).toEqual([['orders']])
  })
})
