import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { connectKafka } from '../../server/kafka/kafkajsKafka'
import type { Kafka, KafkaRecord } from '../../server/kafka/port'
import { createRunner } from '../../server/runner/runner'
import { generateProject } from '../../shared/scaffold/generateProject'
import { boardOf } from '../../shared/topology/boardForTests'
import { startExported } from './exportedProcess'
import { installInto, removeProject, run, topicsOf, writeProject } from './exportedProject'
import { connectForeignClient } from './foreignClient'
import { until } from './until'

// The drawn service and its export read the same two hundred records in the same group, one after the other: they answer alike, byte for byte.

const suffix = `test-${randomUUID().slice(0, 8)}`
const IN = `same-in-${suffix}`
const STRICT = { id: 'strict', group: `strict-${suffix}`, topics: [`same-about-${suffix}`, `same-passed-${suffix}`] }
const LAX = { id: 'lax', group: `lax-${suffix}`, topics: [`same-plain-${suffix}`] }
/** Filters by place and takes the rest apart, without a look at the value. */
const PICKY = { id: 'picky', group: `picky-${suffix}`, topics: [`same-late-${suffix}`, `same-rest-${suffix}`] }
/** Fails by condition however often it is tried, gives up to two topics, commits on receive, and knows an event that comes again. */
const WEAK = {
  id: 'weak',
  group: `weak-${suffix}`,
  topics: [`same-strong-${suffix}`, `same-given-up-${suffix}`, `same-copy-${suffix}`],
}
/** Counts in windows of the records' own time. */
const COUNTING = { id: 'counting', group: `counting-${suffix}`, topics: [`same-counted-${suffix}`] }
const SERVICES = [STRICT, LAX, PICKY, WEAK, COUNTING]
const LETTERS = `${IN}-dlt`

const topology = boardOf(`streamboard: 1
name: Same
services:
  - { id: strict, name: Strict }
  - { id: lax, name: Lax, waitMs: 20, batchSeconds: 1 }
  - { id: picky, name: Picky }
  - { id: weak, name: Weak, failWhere: "offset < 20.0", retries: 2, backoffMs: 5, delayMs: 2, commit: receive, effect: mails, idempotent: true }
  - { id: counting, name: Counting, commit: each }
topics:
  - { id: in, name: ${IN} }
  - { id: about, name: ${STRICT.topics[0]} }
  - { id: passed, name: ${STRICT.topics[1]} }
  - { id: plain, name: ${LAX.topics[0]} }
  - { id: late, name: ${PICKY.topics[0]}, example: "not sent: the connection filters" }
  - { id: rest, name: ${PICKY.topics[1]} }
  - { id: strong, name: ${WEAK.topics[0]} }
  - { id: givenUp, name: ${WEAK.topics[1]} }
  - { id: copy, name: ${WEAK.topics[2]} }
  - { id: counted, name: ${COUNTING.topics[0]} }
connections:
  - { id: a, kind: subscribes, from: in, to: strict, group: ${STRICT.group} }
  - { id: b, kind: produces, from: strict, to: passed, when: input }
  - { id: c, kind: produces, from: strict, to: about, when: input, key: "{{input.key}}", value: '{"seq":{{seq}},"id":{{input.value.id}},"text":"{{input.value.id}} of {{input.value}}"}' }
  - { id: d, kind: subscribes, from: in, to: lax, group: ${LAX.group} }
  - { id: e, kind: produces, from: lax, to: plain, when: input, key: "{{input.key}}", value: '{{seq}} {{input.key}}' }
  - { id: f, kind: subscribes, from: in, to: picky, group: ${PICKY.group} }
  - { id: g, kind: produces, from: picky, to: late, when: input, where: "offset >= 100.0", mapKey: '"at " + string(offset)' }
  - { id: h, kind: produces, from: picky, to: rest, when: input, otherwise: true, each: "[1, 2]", map: '{"n": item, "mine": "mine" in headers, "key": key}' }
  - { id: i, kind: subscribes, from: in, to: weak, group: ${WEAK.group} }
  - { id: j, kind: produces, from: weak, to: strong, when: input, where: "offset < 120.0", map: '{"id": value.id}', type: strength.shown, category: system }
  - { id: k, kind: produces, from: weak, to: givenUp, when: failure }
  - { id: l, kind: produces, from: weak, to: copy, when: failure }
  - { id: m, kind: subscribes, from: in, to: counting, group: ${COUNTING.group} }
  - { id: n, kind: produces, from: counting, to: counted, when: input, windowSeconds: 0.05, by: offset < 100.0, of: offset, map: '{"of": by, "count": count, "sum": sum, "start": start}' }
`)

const TRACE = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
const text = (value: unknown) => Buffer.from(JSON.stringify(value))
/** Ten kinds of records; what a service cannot handle if it wants to know the id stands in the lower half. */
const KINDS: readonly ((number: number) => Partial<Pick<KafkaRecord, 'key' | 'value' | 'headers'>>)[] = [
  (id) => ({ value: text({ id }) }),
  (id) => ({ value: text({ id: { deep: [id, 'é"\\', null] } }) }),
  (id) => ({ key: Buffer.from([0xff, 0xfe]), value: text({ id: `${id} 😀` }) }),
  (id) => ({
    value: text({ id, fill: 'x'.repeat(5_000) }),
    headers: [
      ['mine', Buffer.from([0xff, 0x00])],
      ['mine', Buffer.from('twice')],
      ['__proto__', Buffer.from('x')],
      ['constructor', Buffer.from('y')],
      ['ce_id', Buffer.from('the input')],
      ['x-streamboard-dlt-topic', Buffer.from('elsewhere')],
      ['traceparent', Buffer.from(TRACE)],
    ],
  }),
  (id) => ({ key: null, value: Buffer.from(` {"id": ${id}.50, "id": 1e21}\n`) }),
  () => ({ value: Buffer.from('not JSON') }),
  () => ({ value: Buffer.from([0x7b, 0xff, 0x00, 0x0a]), headers: [['mine', Buffer.from([0xfe])]] }),
  () => ({ value: null }),
  (id) => ({ value: text({ no: id }) }),
  (id) => ({ value: id === 199 ? text({ id: 'x'.repeat(340_000) }) : Buffer.from('"id"') }),
]
const INPUTS = Array.from({ length: 200 }, (_, number) => ({
  key: Buffer.from(`key-${number}`),
  value: null,
  headers: [],
  ...KINDS[number % KINDS.length]?.(number),
}))
const POISON = INPUTS.length / 2

let root: string
let kafka: Kafka
let foreign: Awaited<ReturnType<typeof connectForeignClient>>

beforeAll(async () => {
  const project = generateProject(topology, { prefix: '' })
  if (!project.ok) throw new Error(JSON.stringify(project.problems))
  root = await writeProject(project.files)
  await installInto(root, project.files, STRICT.id)
  for (const { id } of SERVICES) await run('npx', ['tsc'], { cwd: join(root, 'services', id) })
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'conformance' })
  foreign = await connectForeignClient(inject('brokers'))
  await foreign.createTopics(topicsOf(project.files))
  for (const input of INPUTS) await kafka.producer.send({ topic: IN, ...input })
})

afterAll(async () => {
  await foreign?.close()
  await kafka?.close()
  await removeProject(root)
})

test('drawn and exported service answer two hundred records alike, poison and all', async () => {
  const drawn = await answersOfDrawn()
  for (const { group } of SERVICES) await foreign.forgetGroup(group)
  const exported = await answersOfExported(drawn)

  expect(drawn.slice(0, -1).map((records) => records.length)).toEqual([
    POISON,
    POISON,
    INPUTS.length,
    100,
    200,
    41,
    70,
    70,
  ])
  expect(exported.map((records) => records.map(comparable))).toEqual(drawn.map((records) => records.map(comparable)))
  const counts = drawn.at(-1)?.map(({ value }) => Number(JSON.parse(String(value)).count)) ?? []
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(INPUTS.length)
  const letters = await recordsOf(LETTERS, 0n)
  expect(letters.map(({ key, value }) => [key, value])).toEqual(
    INPUTS.filter((_, number) => number % 10 >= 5).map(({ key, value }) => [key, value]),
  )
})

const OUTPUTS = SERVICES.flatMap(({ topics }) => topics)

async function answersOfDrawn(): Promise<readonly (readonly KafkaRecord[])[]> {
  const runner = createRunner({ kafka })
  await runner.start({ boardId: 'same', topology, prefix: '', mayProduceTo: () => true })
  const runOf = (id: string) => runner.runs('same').find(({ serviceId }) => serviceId === id)
  await vi.waitFor(() => {
    for (const { id } of SERVICES) expect(runOf(id)?.processed).toBe(INPUTS.length)
  }, PATIENCE)
  expect(runOf('strict')).toMatchObject({ parked: POISON, produced: 2 * POISON })
  expect(runOf('strict')?.lastError).toContain(`Record 199 in partition 0 of ${IN} could not be handled. `)
  expect(runOf('lax')?.lastError).toBeUndefined()
  await untilAllIsRead()
  await runner.close()
  return Promise.all(OUTPUTS.map((topic) => recordsOf(topic, 0n)))
}

async function answersOfExported(
  before: readonly (readonly KafkaRecord[])[],
): Promise<readonly (readonly KafkaRecord[])[]> {
  const env = { KAFKA_BOOTSTRAP_SERVERS: inject('brokers').join(',') }
  const services = SERVICES.map(({ id }) => startExported(join(root, 'services', id), env))
  await untilAllIsRead()
  expect(await Promise.all(services.map((service) => service.stop()))).toEqual(SERVICES.map(() => 0))
  return Promise.all(OUTPUTS.map((topic, index) => recordsOf(topic, BigInt(before[index]?.length ?? 0))))
}

/** Bookmarks at the end: no window is open either. */
async function untilAllIsRead(): Promise<void> {
  const isDone = async (group: string) =>
    (await foreign.positions(IN, group)).every(({ end, committed }) => end === committed)
  for (const { group } of SERVICES) await until(`${group} has read all`, () => isDone(group))
}

async function recordsOf(topic: string, from: bigint): Promise<readonly KafkaRecord[]> {
  const [at] = await kafka.reader.offsets(topic)
  const records: KafkaRecord[] = []
  for (let next = from; at && next < at.end; ) {
    const request = { topic, partition: 0, from: next, to: at.end, maxRecords: 1_000, maxBytes: 16_000_000 }
    const chunk = await kafka.reader.read(request)
    records.push(...chunk.records)
    next = chunk.to
  }
  return records
}

/** Times, and ids of a trace that begins: each run has its own. */
const OF_THIS_RUN = ['ce_time', 'traceparent', 'x-produced-at', 'x-trace']

const comparable = ({ key, value, headers }: KafkaRecord) => ({
  key: key?.toString('latin1'),
  value: value?.toString(),
  headers: headers
    .filter(([name]) => !OF_THIS_RUN.includes(name))
    .map(([name, content]) => [name, content?.toString('latin1')]),
  trace: headers.some(([name, content]) => name === 'traceparent' && String(content).startsWith(TRACE.slice(0, 35))),
})

const PATIENCE = { timeout: 30_000, interval: 50 }
