import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connectKafka } from '../../kafka/kafkajsKafka'
import type { Kafka } from '../../kafka/port'
import { freshName } from '../../kafka/topicsForTests'
import { runForTests } from '../ioForTests'

let kafka: Kafka
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'run-test' })
})
afterAll(() => kafka.close())

type Drawn = { readonly name?: string; readonly mailer?: string; readonly more?: string }

/** Posts are made, answered with a notification each, and those are mailed. */
const chain = ({ name = freshName('run'), mailer = '', more = '' }: Drawn = {}) => ({
  posts: `${name}.posts`,
  notifications: `${name}.notifications`,
  fanOut: `${name}.fan-out`,
  mails: `${name}.mails`,
  text: `streamboard: 1
name: Chain
services:
  - { id: a, name: Posting }
  - { id: b, name: Fan-out }
  - { id: c, name: Mailer, effect: mails${mailer && `, ${mailer}`} }
topics:
  - { id: t1, name: ${name}.posts, partitions: 3 }
  - { id: t2, name: ${name}.notifications, partitions: 3 }
connections:
  - { id: c1, kind: produces, from: a, to: t1, rate: 50, key: "user-{{seq}}", value: '{"n":{{seq}}}' }
  - { id: c2, kind: subscribes, from: t1, to: b, group: ${name}.fan-out }
  - { id: c3, kind: produces, from: b, to: t2, when: input, map: value }
  - { id: c4, kind: subscribes, from: t2, to: c, group: ${name}.mails }
${more}`,
})

/** Customers call the shop, which only notes each order; what becomes of it is decided by events and read from a state. */
function orders() {
  const name = freshName('async')
  return {
    name,
    text: `streamboard: 1
name: Orders
services:
  - { id: web, name: Web }
  - { id: shop, name: Shop }
  - { id: decider, name: Decider, delayMs: 20 }
  - { id: view, name: View }
topics:
  - { id: placed, name: ${name}.placed, partitions: 3 }
  - { id: decided, name: ${name}.decided, partitions: 3 }
stores:
  - { id: status, name: Status, fold: value.status }
connections:
  - { id: c1, kind: calls, from: web, to: shop, when: rate, rate: 20, timeoutMs: 100, retries: 0, body: '{"id":"{{uuid}}","total":{{int 1 100}}}' }
  - { id: c2, kind: produces, from: shop, to: placed, when: input, key: "{{input.value.id}}", map: value }
  - { id: c3, kind: subscribes, from: placed, to: decider, group: ${name}.decider }
  - { id: c4, kind: produces, from: decider, to: decided, when: input, map: '{"status": value.total <= 80 ? "CONFIRMED" : "CANCELLED"}' }
  - { id: c5, kind: subscribes, from: decided, to: view, group: ${name}.view }
  - { id: c6, kind: keeps, from: view, to: status }
`,
  }
}

type Json = { readonly ledger: readonly Row[]; readonly [field: string]: unknown }
type Row = { readonly produced: number; readonly topic: string }

async function run(text: string, ...argv: readonly string[]) {
  const ran = await runForTests(['run', '-', '--json', ...argv], { stdin: text, brokers: inject('brokers') })
  const json = ran.json as Json
  return { ...ran, json, ledger: json?.ledger }
}

const nothing = { duplicates: 0, missing: 0, deadLettered: 0, inversions: 0 }

describe.concurrent('a run without a browser', () => {
  test('makes the topics, runs for a while, and counts again what everybody handled', async () => {
    const { text, posts, notifications, fanOut, mails } = chain()
    const { exit, json, err } = await run(text, '--for', '3s', '--expect', 'missing = 0')
    const count = json.ledger[0]?.produced ?? 0
    const numbers = { produced: count, inTopic: count, processed: count, distinct: count, ...nothing }
    expect(count).toBeGreaterThan(100)
    expect(json).toEqual({
      ledger: [
        { topic: posts, group: fanOut, ...numbers, effects: 0 },
        { topic: notifications, group: mails, ...numbers, effects: count },
      ],
      expectations: [{ name: 'missing = 0', expect: 'missing = 0', state: 'holds', sentence: 'missing is 0.' }],
      waiting: [],
      shortened: [],
      problems: [],
    })
    expect(exit).toBe(0)
    expect(err).toContain('Everything runs, for 3 s.')
  })

  test('on the topics of an earlier run counts only its own', async () => {
    const { text, posts } = chain()
    const first = await run(text, '--for', '1s')
    const second = await run(text, '--for', '1s')
    const ends = await kafka.reader.ends([posts])
    const inTopic = [...(ends.get(posts)?.values() ?? [])].reduce((sum, end) => sum + Number(end), 0)
    expect([first.exit, second.exit]).toEqual([0, 0])
    expect((first.ledger[0]?.produced ?? 0) + (second.ledger[0]?.produced ?? 0)).toBe(inTopic)
    expect(second.ledger.map((row) => row.produced)).toEqual(Array(2).fill(second.ledger[0]?.produced))
  })

  test('ends with 1 and the figures of both sides where an expectation does not hold', async () => {
    const { text, fanOut } = chain()
    const { exit, json } = await run(
      text,
      '--for',
      '1s',
      '--expect',
      'missing > 0',
      '--expect',
      `processed("${fanOut}") > 0`,
    )
    expect(exit).toBe(1)
    expect(json.expectations).toMatchObject([
      { state: 'broken', sentence: 'missing is 0. Expected: missing > 0.' },
      { state: 'holds' },
    ])
  })

  test('plants faults: what commits on receiving and crashes amid work misses what it had in hand', async () => {
    const { text, mails } = chain({ mailer: 'delayMs: 20, commit: receive' })
    const { exit, json } = await run(text, '--for', '4s', '--fault', 'crash mailer at 2s', '--expect', 'missing >= 1')
    expect(json).toMatchObject({
      ledger: [{ missing: 0 }, { group: mails }],
      expectations: [{ state: 'holds', sentence: expect.stringMatching(/^missing is [1-9]/) }],
      problems: [],
    })
    expect(exit).toBe(0)
  })

  test('takes faults that say a time and invariants from the board file, the faults unless they are to be left out', async () => {
    const faults = 'faults:\n  - { id: f, fault: stop mailer at 500ms }\n  - { id: g, fault: crash fan-out }\n'
    const invariants = 'invariants:\n  - { id: i, name: All is read, expect: waiting = 0 }\n'
    const { text, notifications, mails } = chain({ more: invariants + faults })
    const stopped = await run(text, '--for', '2s')
    expect(stopped.exit).toBe(1)
    expect(stopped.err).toContain('Not planted, because it says no time: crash fan-out\n')
    expect(stopped.err).toContain('A fault was planted: stop mailer at 500ms.')
    expect(stopped.err).not.toContain('crashed')
    expect(stopped.json).toMatchObject({
      expectations: [{ name: 'All is read', expect: 'waiting = 0' }],
      waiting: [{ topic: notifications, group: mails, waiting: expect.any(Number) }],
    })
    const whole = await run(text, '--for', '1s', '--no-faults')
    expect(whole.exit).toBe(0)
    expect(whole.json).toMatchObject({ expectations: [{ state: 'holds' }], waiting: [] })
  })

  test('holds what it promises through crash, burst, poison and more hands: nothing missing, no effect twice, poison alone given up', async () => {
    const poison = 'int(value.n) % 20 == 0'
    const { text, notifications, mails } = chain({
      mailer: `delayMs: 4, idempotent: true, retries: 0, failWhere: "${poison}"`,
      more: '  - { id: c5, kind: produces, from: c, to: t3, when: failure }\n',
    })
    const dlq = `${mails}.dlq`
    const drawn = text.replace('connections:', `  - { id: t3, name: ${dlq}, partitions: 3 }\nconnections:`)
    const faults = [
      'crash mailer at 1s',
      'start mailer at 1500ms',
      'burst 100 from posting at 2s',
      'scale fan-out to 3 at 2500ms',
    ]
    const promises = [
      'missing = 0 && waiting = 0',
      `effects("${mails}") = distinct("${mails}")`,
      `distinct("${mails}") + deadLettered("${mails}") = distinctIn("${notifications}")`,
      `deadLettered("${mails}") = count("${notifications}", "${poison}")`,
      `distinctIn("${dlq}") = deadLettered("${mails}") && count("${dlq}", "!(${poison})") = 0`,
      `deadLettered("${mails}") > 0 && inTopic("${notifications}") > 100`,
    ]
    const { exit, json } = await run(
      drawn,
      '--for',
      '4s',
      ...faults.flatMap((fault) => ['--fault', fault]),
      ...promises.flatMap((promise) => ['--expect', promise]),
    )
    expect(json.expectations).toMatchObject(promises.map((expect) => ({ expect, state: 'holds' })))
    expect(exit).toBe(0)
  })

  test('answers a call at once, and every order has its outcome later', async () => {
    const { name, text } = orders()
    const outcomes = `count("${name}.decided", "value.status == 'CONFIRMED' || value.status == 'CANCELLED'")`
    const promises = [
      `produced("${name}.placed") > 30`,
      `${outcomes} = distinctIn("${name}.placed")`,
      `rows("Status") = distinctIn("${name}.placed")`,
      'folded("Status")',
    ]
    const { exit, json } = await run(text, '--for', '3s', ...promises.flatMap((promise) => ['--expect', promise]))
    expect(json.expectations).toMatchObject(promises.map((expect) => ({ expect, state: 'holds' })))
    expect([exit, json.problems]).toEqual([0, []])
  })

  test('waits until every window is closed: their messages have counted all that was made', async () => {
    const { text, posts, notifications } = chain()
    const counting = text.replace('map: value', 'windowSeconds: 3, value: \'{"count":{{input.value.count}}}\'')
    const all = `sum("${notifications}", "value.count") = produced("${posts}")`
    const { exit, json } = await run(counting, '--for', '2s', '--expect', all)
    expect(json.expectations).toMatchObject([{ state: 'holds' }])
    expect([exit, json.waiting]).toEqual([0, []])
  })

  test('has a row also for what nobody reads', async () => {
    const { text } = chain()
    const { json } = await run(text.slice(0, text.indexOf('  - { id: c4')), '--for', '500ms')
    expect(json.ledger).toMatchObject([{ missing: 0 }, { group: null, processed: 0, missing: 0 }])
  })

  test('writes nothing to a topic that holds messages of somebody else, unless it is adopted', async () => {
    const { text, posts } = chain()
    await kafka.admin.createTopic({ name: posts, partitions: 3, replication: 1, configs: new Map() })
    await kafka.producer.send({ topic: posts, key: null, value: Buffer.from('theirs'), headers: [] })
    const refused = await run(text, '--for', '1s')
    expect(refused).toMatchObject({
      exit: 1,
      json: { problems: [{ code: 'foreignTopic', place: posts, next: expect.stringContaining(`--adopt ${posts}`) }] },
    })
    const ends = await kafka.reader.ends([posts])
    expect([...(ends.get(posts)?.values() ?? [])].reduce((sum, end) => sum + end, 0n)).toBe(1n)
    expect(await run(text, '--for', '1s', '--adopt', posts)).toMatchObject({ exit: 0 })
  })

  test('does not begin where somebody else reads in one of its groups', async () => {
    const { text, posts, fanOut } = chain()
    await kafka.admin.createTopic({ name: posts, partitions: 3, replication: 1, configs: new Map() })
    const member = await kafka.join({
      group: fanOut,
      clientId: 'somebody',
      topics: [posts],
      start: 'latest',
      handle: async () => {},
      onState() {},
    })
    const { exit, json } = await run(text, '--for', '1s')
    await member.leave()
    expect(exit).toBe(1)
    expect(json.problems).toMatchObject([{ code: 'groupTaken', sentence: expect.stringContaining('(somebody)') }])
  })

  test('is stopped in order when somebody interrupts it: no member is left behind', async () => {
    const { text, fanOut, mails } = chain()
    const stopping = new AbortController()
    const isWorking = async () => ((await kafka.groups.offsetsOfAll([mails])).get(mails)?.size ?? 0) > 0
    const ran = runForTests(['run', '-'], { stdin: text, brokers: inject('brokers'), stopping: stopping.signal })
    await expect.poll(isWorking, { timeout: 20_000 }).toBe(true)
    stopping.abort()
    expect(await ran).toMatchObject({ exit: 1, out: '', err: expect.stringContaining('The run was interrupted') })
    const described = await kafka.groups.describe([fanOut, mails])
    expect([...described.values()].map(({ members }) => members)).toEqual([[], []])
  })
})

test('brokers that nobody listens at are a sentence', async () => {
  const { exit, err } = await runForTests(['run', '-', '--brokers', '127.0.0.1:1'], { stdin: chain().text })
  expect(exit).toBe(1)
  expect(err).toContain('  No broker answers at 127.0.0.1:1.\n')
})
