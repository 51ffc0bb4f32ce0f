import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { benchForTests } from './benchForTests'
import { OUT, orderTo, packing } from './packingForTests'
import { boardFrom, SOCIAL } from './runnerForTests'

const bench = benchForTests()
beforeEach(() => {
  // How long it takes to think here is another limit.
  vi.spyOn(performance, 'now').mockReturnValue(0)
})
afterEach(() => void vi.restoreAllMocks())

const run = () => bench.run('s')

describe('limits', () => {
  test('hold back a board that produces too much; another board notices nothing', async () => {
    const many = Array.from(
      { length: 8 },
      (_, index) => `  - { id: p${index}, kind: produces, from: s, to: parcels, rate: 1000, value: x }`,
    )
    await bench.runner.start(packing('', many.join('\n')))
    const other = {
      ...packing('', '  - { id: p, kind: produces, from: s, to: prices, rate: 100, value: x }'),
      boardId: 'other',
    }
    await bench.runner.start(other)
    // As short as tells 5,000 a second, and those of a second more, from the 8,000 that are drawn.
    await bench.pass(3_000)
    expect(bench.values('parcels').length).toBeLessThanOrEqual(20_100)
    expect(bench.values('parcels').length).toBeGreaterThan(18_000)
    expect(run()?.throttled).toMatch(/^This board may produce 5,000 messages a second/)
    expect(bench.values('prices').length).toBeGreaterThanOrEqual(299)
    expect(bench.runner.runs('other')[0]?.throttled).toBeUndefined()
    // Twenty thousand messages, made one after the other, take a busy machine its time.
  }, 30_000)

  test('hold back a board that sends too many bytes; another board notices nothing', async () => {
    const large = (boardId: string, connections: number) => {
      const one = `kind: produces, from: s, to: prices, rate: 5, key: "${'x'.repeat(1_000)}", value: "${'{{key}}'.repeat(180)}"`
      const all = Array.from({ length: connections }, (_, index) => `  - { id: p${index}, ${one} }`)
      return { ...packing('', all.join('\n')), boardId, prefix: `${boardId}.` }
    }
    await bench.runner.start(large('social', 45))
    await bench.runner.start(large('other', 1))
    await bench.pass(2_000)
    // 181 kB each: 20 MB a second, and those of a second more, make 331 of 450.
    expect(bench.values('social.prices').length).toBeLessThanOrEqual(332)
    expect(bench.values('social.prices').length).toBeGreaterThan(220)
    expect(run()?.throttled).toMatch(/^This board may send 20 MB of messages and requests a second/)
    expect(bench.values('other.prices').length).toBeGreaterThanOrEqual(10)
    expect(bench.runner.runs('other')[0]?.throttled).toBeUndefined()
  })

  test('count the copies and the messages of each board alone', async () => {
    const crowd = ['a', 'b', 'c', 'd'].map((id) => `  - { id: ${id}, name: ${id}, instances: 20 }`).join('\n')
    const crowded = (boardId: string) => ({
      ...boardFrom(SOCIAL.replace('services:', `services:\n${crowd}`)),
      boardId,
      prefix: `${boardId}.`,
    })
    await bench.runner.start(crowded('full'), ['a', 'b', 'c', 'd'])
    await bench.runner.start(crowded('other'), ['a', 'b'])
    const copies = (boardId: string) => bench.runner.runs(boardId).map(({ instances }) => instances?.length)
    expect(copies('full')).toEqual([20, 20, 20, 0])
    expect(copies('other')).toEqual([20, 20])
    expect(bench.runner.runs('other').every(({ throttled }) => throttled === undefined)).toBe(true)
  })

  test('hold back a service to which comes back what it sends', async () => {
    orderTo(bench, { n: 1 })
    await bench.runner.start(packing('', '  - { id: out, kind: produces, from: s, to: orders, when: input }'))
    await bench.pass(5_000)
    expect(bench.values('orders').length).toBeGreaterThan(1_000)
    expect(bench.values('orders').length).toBeLessThan(1_300)
    expect(run()?.throttled).toMatch(/^What it sends comes back to it/)
  })
})

describe('an answer that waits because of a limit', () => {
  async function untilHeldBack() {
    orderTo(bench, { n: 1 })
    await bench.runner.start(packing('', '  - { id: out, kind: produces, from: s, to: orders, when: input }'))
    await bench.pass(2_000)
    expect(run()?.throttled).toMatch(/^What it sends comes back to it/)
    return bench.values('orders').length
  }
  const ended = async (work: Promise<void>) => {
    await bench.pass(1_000)
    await work
  }

  test('is not sent when its copy crashes', async () => {
    const before = await untilHeldBack()
    await ended(bench.runner.crash('social', 's'))
    expect(bench.values('orders')).toHaveLength(before)
  })

  test('is given back when its service is stopped: the next one that runs sends it once', async () => {
    const before = await untilHeldBack()
    await ended(bench.runner.stop('social'))
    expect(bench.values('orders')).toHaveLength(before)
    expect(bench.kafka.committed('packing', 'orders')).toBe(before - 1)
  })
})

describe('a burst', () => {
  test('makes so many at once, whether its service runs or not, all in the journal', async () => {
    const board = packing('', '  - { id: made, kind: produces, from: s, to: parcels, rate: 0, value: "{{seq}}" }')
    expect(await bench.runner.burst(board, 'made', 700)).toBe(700)
    expect(bench.values('parcels').map(Number)).toEqual(Array.from({ length: 700 }, (_, index) => index + 1))
    const journal = bench.runner.journal('social')
    expect([...journal.acknowledgedIn('parcels')]).toHaveLength(700)
    expect(journal.bursts.all()).toMatchObject([{ topic: 'parcels', stretches: [{ partition: 0, from: 0, to: 700 }] }])
  })

  test('is told of once it is over', async () => {
    const told: unknown[] = []
    bench.runner.onHappening((_boardId, happening) => told.push(happening))
    const board = packing('', '  - { id: made, kind: produces, from: s, to: parcels, rate: 0, value: "{{seq}}" }')
    await bench.runner.burst(board, 'made', 1_200)
    expect(told).toMatchObject([
      { kind: 'burst', sentence: 'Packing produced 1,200 messages at once to parcels.', elementId: 'made' },
    ])
  })

  test.each(['rate: 1', 'when: input'])('makes plain messages where nothing but %s is drawn', async (drawn) => {
    await bench.runner.burst(packing('', `  - { id: made, kind: produces, from: s, to: parcels, ${drawn} }`), 'made', 3)
    const ids = bench.values('parcels').map((value) => JSON.parse(value ?? '').id)
    expect(ids).toHaveLength(3)
    for (const id of ids) expect(id).toMatch(/^[-0-9a-f]{36}$/)
  })

  test.each([
    ['its board is forgotten', () => bench.runner.forget('social')],
    ['the runner closes', () => bench.runner.close()],
  ])('that waits for its turn when %s is not made any more', async (_, end) => {
    const board = packing('', '  - { id: made, kind: produces, from: s, to: parcels, rate: 0, value: "{{seq}}" }')
    const brokenOff = expect(bench.runner.burst(board, 'made', 10_000)).rejects.toThrow('broken off')
    await bench.pass(500)
    await end()
    await brokenOff
    await bench.pass(2_000)
    expect(bench.values('parcels')).toEqual([])
  })

  test('that the cluster does not answer does not keep the runner from closing', async () => {
    const board = packing('', '  - { id: made, kind: produces, from: s, to: parcels, rate: 0, value: "{{seq}}" }')
    vi.spyOn(bench.kafka.producer, 'sendBatch').mockImplementation(() => new Promise(() => {}))
    const brokenOff = expect(bench.runner.burst(board, 'made', 10)).rejects.toThrow('broken off')
    await bench.pass(0)
    await bench.runner.close()
    await brokenOff
  })

  test('is refused with a sentence where the message cannot be made, or may not be written', async () => {
    const board = packing('', OUT.replace('when: input', 'when: input, value: "{{input.key}}"'))
    await expect(bench.runner.burst(board, 'out', 1)).rejects.toThrow('made without one')
    await expect(bench.runner.burst({ ...board, mayProduceTo: () => false }, 'out', 1)).rejects.toThrow(
      'neither created',
    )
    await expect(bench.runner.burst(board, 'in', 1)).rejects.toThrow('no longer on the board')
  })
})
