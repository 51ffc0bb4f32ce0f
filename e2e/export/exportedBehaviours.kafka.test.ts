import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { generateProject } from '../../shared/scaffold/generateProject'
import { COMMIT_POLICIES } from '../../shared/topology/behaviour'
import { boardOf } from '../../shared/topology/boardForTests'
import { type ExportedProcess, startExported } from './exportedProcess'
import { installInto, removeProject, run, topicsOf, writeProject } from './exportedProject'
import { connectForeignClient, type SeenRecord } from './foreignClient'
import { until } from './until'

// What conformance cannot show: what is committed when, how work is given back, services that call each other, and tables.

const suffix = `test-${randomUUID().slice(0, 8)}`
const IN = `stuck-${suffix}`
const ASKED = `asked-${suffix}`
const TOLD = `told-${suffix}`
const GIVEN_UP = `given-up-${suffix}`
const RATES = `rates-${suffix}`
const PRICES = `prices-${suffix}`
const PRICED = `priced-${suffix}`
const PASSED = `passed-${suffix}`
const LIVED = `lived-${suffix}`
const groupOf = (policy: string) => `${policy}-${suffix}`

const board = boardOf(`streamboard: 1
name: Behaviours
services:
${COMMIT_POLICIES.map((policy) => `  - { id: ${policy}, name: ${policy}, commit: ${policy}, failWhere: "offset == 5.0", backoffMs: 60000 }`).join('\n')}
  - { id: front, name: Front, retries: 1, backoffMs: 1 }
  - { id: back, name: 1st Back, failWhere: 'value.id == "bad"', effect: mails, idempotent: true }
  - { id: pricing, name: Pricing }
  - { id: hourly, name: Hourly }
topics:
  - { id: in, name: ${IN} }
  - { id: rates, name: ${RATES}, partitions: 3 }
  - { id: prices, name: ${PRICES} }
  - { id: priced, name: ${PRICED} }
  - { id: passed, name: ${PASSED} }
  - { id: lived, name: ${LIVED} }
  - { id: asked, name: ${ASKED} }
  - { id: told, name: ${TOLD} }
  - { id: up, name: ${GIVEN_UP} }
connections:
${COMMIT_POLICIES.map((policy) => `  - { id: s-${policy}, kind: subscribes, from: in, to: ${policy}, group: ${groupOf(policy)} }`).join('\n')}
  - { id: a, kind: subscribes, from: asked, to: front, group: front-${suffix} }
  - { id: b, kind: calls, from: front, to: back, retries: 1, body: '{"id":"{{input.value.order}}"}', where: 'value.order != "none"' }
  - { id: c, kind: produces, from: back, to: told, when: input }
  - { id: d, kind: produces, from: front, to: up, when: failure }
  - { id: e, kind: subscribes, from: rates, to: pricing, as: table, lookup: value.currency }
  - { id: f, kind: subscribes, from: prices, to: pricing, group: pricing-${suffix} }
  - { id: g, kind: produces, from: pricing, to: priced, when: input, map: 'tables["${RATES}"]' }
  - { id: h, kind: subscribes, from: in, to: hourly, group: hourly-${suffix} }
  - { id: i, kind: produces, from: hourly, to: passed, when: input }
  - { id: j, kind: produces, from: hourly, to: priced, when: input, where: offset >= 4.0, windowSeconds: 86400 }
  - { id: k, kind: produces, from: hourly, to: lived, when: life, category: system }
`)

let root: string
let foreign: Awaited<ReturnType<typeof connectForeignClient>>
let seen: readonly SeenRecord[]
const started: ExportedProcess[] = []

function start(service: string, env: Readonly<Record<string, string>> = {}): ExportedProcess {
  const brokers = { KAFKA_BOOTSTRAP_SERVERS: inject('brokers').join(',') }
  const process = startExported(join(root, 'services', service), { ...brokers, ...env })
  started.push(process)
  return process
}

beforeAll(async () => {
  const project = generateProject(board, { prefix: '' })
  if (!project.ok) throw new Error(JSON.stringify(project.problems))
  root = await writeProject(project.files)
  await installInto(root, project.files, 'front')
  for (const service of [...COMMIT_POLICIES, 'front', '1st-back', 'pricing', 'hourly'])
    await run('npx', ['tsc'], { cwd: join(root, 'services', service) })
  foreign = await connectForeignClient(inject('brokers'))
  await foreign.createTopics(topicsOf(project.files))
  seen = await foreign.watch([TOLD, GIVEN_UP, PRICED, PASSED, LIVED], `watch-${suffix}`)
})

afterAll(async () => {
  await Promise.all(started.map((process) => process.stop()))
  await foreign?.close()
  await removeProject(root)
})

test('a bookmark moves as is drawn, and a record that waits for its next attempt is given back', async () => {
  const records = Array.from({ length: 10 }, (_, number) => ({ key: `${number}`, value: '{}' }))
  await foreign.send(IN, records)
  const services = COMMIT_POLICIES.map((policy) => start(policy))
  for (const { logs } of services)
    await until('the sixth record waits', () => logs.some(({ message }) => message.includes('is tried again')))
  const committed = async (policy: string) => (await foreign.positions(IN, groupOf(policy)))[0]?.committed
  await until('the interval is over', async () => (await committed('interval')) === '5')
  expect(await Promise.all(COMMIT_POLICIES.map(committed))).toEqual(['5', '5', '-1', '6'])

  // The group can only deal anew once the first member has given its record back.
  const second = start('each', { KAFKA_CLIENT_ID: 'second' })
  await second.untilReady()
  expect(await second.stop()).toBe(0)
  expect(await Promise.all(services.map((service) => service.stop()))).toEqual([0, 0, 0, 0])
  expect(await Promise.all(COMMIT_POLICIES.map(committed))).toEqual(['5', '5', '5', '5'])
})

test('a bookmark stays at the first record of an open window, so that whoever comes next fills it again', async () => {
  const passed = () => seen.filter(({ topic }) => topic === PASSED)
  for (const times of [1, 2]) {
    const service = start('hourly')
    const wanted = times === 1 ? 10 : 16
    await until('all are passed on', () => passed().length === wanted)
    expect(await service.stop()).toBe(0)
    expect((await foreign.positions(IN, `hourly-${suffix}`))[0]?.committed).toBe('4')
  }
  expect(new Set(passed().map(({ headers }) => headers.get('ce_id'))).size).toBe(10)
})

test('a service tells where it is drawn to that it has started, and that it has stopped', async () => {
  const lived = () => seen.filter(({ topic }) => topic === LIVED)
  await until('all starts and stops are told', () => lived().length === 4)
  expect(lived().map(({ value, headers }) => [JSON.parse(String(value)), headers.get('x-category')])).toMatchObject(
    ['ServiceStarted', 'ServiceStopped', 'ServiceStarted', 'ServiceStopped'].map((type) => [
      { type, data: { service: 'Hourly' } },
      'system',
    ]),
  )
})

test('a service calls another before its record counts as handled, and gives it up when no call succeeds', async () => {
  const back = start('1st-back')
  const port = await until('it says its port', () => back.logs.find(({ health }) => health !== undefined)?.health)
  const front = start('front', { CALL_1ST_BACK: `http://127.0.0.1:${port}` })
  await foreign.send(ASKED, [
    { key: 'one', value: '{"order":"good"}', headers: { ce_id: 'first', 'x-mine': 'x' } },
    { key: 'none', value: '{"order":"none"}' },
    { key: 'two', value: '{"order":"bad"}', headers: { ce_id: 'second' } },
    { key: 'one', value: '{"order":"again"}', headers: { ce_id: 'first' } },
  ])
  await until('the second is given up', () => seen.some(({ topic }) => topic === GIVEN_UP))
  await until('all is read', async () => (await foreign.positions(ASKED, `front-${suffix}`))[0]?.committed === '4')

  const told = seen.filter(({ topic }) => topic === TOLD)
  expect(told.map(({ key, value }) => [String(key), String(value)])).toEqual([['one', '{"id":"good"}']])
  expect(Object.fromEntries(told[0]?.headers ?? [])).toMatchObject({
    ce_source: '1st-back',
    'x-seq': '1',
    'x-key-seq': '1',
  })
  expect([...(told[0]?.headers.keys() ?? [])]).not.toContain('x-streamboard-hops')
  const letter = seen.find(({ topic }) => topic === GIVEN_UP)
  expect(letter?.headers.get('x-streamboard-dlt-exception-class')).toBe('WorkFailure')
  expect(letter?.headers.get('x-streamboard-dlt-exception-message')).toBe(
    'Calling 1st Back failed 500: Records like this one fail here, as drawn.',
  )
  expect(letter?.headers.get('x-streamboard-dlt-attempts')).toBe('2')
  expect(back.logs.filter(({ message }) => message === 'A request failed.')).toHaveLength(4)
  expect(back.logs.filter(({ effect }) => effect === 'mails')).toHaveLength(1)
  expect(await front.stop()).toBe(0)
  expect(await back.stop()).toBe(0)
})

test('a service has the last value of each key of a table at hand: all that was there before, and what comes later', async () => {
  const rates = ['eur', 'usd', 'chf'].map((key) => ({ key, value: JSON.stringify({ of: key, was: 'before' }) }))
  await foreign.send(RATES, [...rates, { key: 'usd', value: null }])
  const ask = (currency: string) => foreign.send(PRICES, [{ key: 'k', value: JSON.stringify({ currency }) }])
  for (const currency of ['eur', 'usd', 'nobody']) await ask(currency)
  const service = start('pricing')
  const priced = () => seen.filter(({ topic }) => topic === PRICED).map(({ value }) => value && String(value))
  await until('three are answered', () => priced().length === 3)
  expect(priced()).toEqual(['{"of":"eur","was":"before"}', null, null])
  await foreign.send(RATES, [{ key: 'eur', value: '{"of":"eur","was":"later"}' }])
  await until('the new value is at hand', async () => {
    await ask('eur')
    return priced().at(-1) === '{"of":"eur","was":"later"}'
  })
  expect(await service.stop()).toBe(0)
})
