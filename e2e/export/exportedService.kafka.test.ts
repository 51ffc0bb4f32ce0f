import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { partitionForKey } from '../../shared/partitioning/partitionForKey'
import { generateProject } from '../../shared/scaffold/generateProject'
import { boardOf } from '../../shared/topology/boardForTests'
import { type ExportedProcess, startExported } from './exportedProcess'
import { installInto, removeProject, run, topicsOf, writeProject } from './exportedProject'
import { CODECS, connectForeignClient, type SeenRecord } from './foreignClient'
import { until } from './until'

// The export of a small board, installed, compiled, tested and run against a real Kafka.

const suffix = `test-${randomUUID().slice(0, 8)}`
const IN = `placed-${suffix}`
const OUT = `checked-${suffix}`
const GROUP = `checker-${suffix}`
const READER = `reader-${suffix}`
const LETTERS = `${IN}-dlt`

const board = boardOf(`streamboard: 1
name: Export
services:
  - { id: maker, name: Maker }
  - { id: checker, name: Checker }
  - { id: reader, name: Reader }
topics:
  - { id: in, name: ${IN}, partitions: 3, configs: { cleanup.policy: "compact,delete", retention.ms: "60000" }, example: '{"id":"{{uuid}}","n":{{seq}}}' }
  - { id: out, name: ${OUT}, partitions: 3 }
connections:
  - { id: a, kind: produces, from: maker, to: in, rate: 50, key: "{{pick alice,bob,carol,dave,erin}}" }
  - { id: b, kind: subscribes, from: in, to: checker, group: ${GROUP} }
  - { id: c, kind: produces, from: checker, to: out, when: input, key: "{{input.key}}", value: '{"of":"{{input.value.id}}"}' }
  - { id: d, kind: subscribes, from: out, to: reader, group: ${READER} }
`)

const brokers = () => inject('brokers')
const environment = () => ({ KAFKA_BOOTSTRAP_SERVERS: brokers().join(',') })

let root: string
let foreign: Awaited<ReturnType<typeof connectForeignClient>>
let seen: readonly SeenRecord[]
const started: ExportedProcess[] = []
const start = (service: string, env: Readonly<Record<string, string>> = {}) => {
  const service_ = startExported(join(root, 'services', service), { ...environment(), ...env })
  started.push(service_)
  return service_
}
const seenIn = (topic: string) => seen.filter((record) => record.topic === topic)
const isCaughtUp = async (topic: string, group: string) =>
  (await foreign.positions(topic, group)).every(({ end, committed }) => end === committed || end === '0')

beforeAll(async () => {
  const project = generateProject(board, { prefix: '' })
  if (!project.ok) throw new Error(JSON.stringify(project.problems))
  root = await writeProject(project.files)
  await installInto(root, project.files, 'checker')
  for (const service of ['maker', 'checker', 'reader']) {
    await run('npm', ['test'], { cwd: join(root, 'services', service), env: { ...process.env, ...environment() } })
  }
  foreign = await connectForeignClient(brokers())
  await foreign.createTopics(topicsOf(project.files))
  seen = await foreign.watch([OUT, LETTERS], `watch-${suffix}`)
})

afterAll(async () => {
  await Promise.all(started.map((service) => service.stop()))
  await foreign?.close()
  await removeProject(root)
})

describe('an exported board', () => {
  test('is live: the maker produces, the checker answers, the reader keeps up, and all say they are ready', async () => {
    const services = ['maker', 'checker', 'reader'].map((service) => start(service))
    await Promise.all(services.map((service) => service.untilReady()))
    await until('a hundred answers', () => seenIn(OUT).length >= 100)
    const [maker] = services
    expect(await maker?.stop()).toBe(0)
    await until('the checker has read all', () => isCaughtUp(IN, GROUP))
    await until('the reader has read all', () => isCaughtUp(OUT, READER))
    const produced = (await foreign.positions(IN, GROUP)).reduce((sum, { end }) => sum + Number(end), 0)
    await until('every record is answered', () => seenIn(OUT).length === produced)
    const answered = new Set(seenIn(OUT).map(({ value }) => JSON.parse(String(value)).of))
    expect(answered.size).toBe(produced)
  })

  test('sends each key to the partition that Java would choose', () => {
    for (const { key, partition } of seenIn(OUT)) expect(partitionForKey(key ?? Buffer.alloc(0), 3)).toBe(partition)
    expect(new Set(seenIn(OUT).map(({ partition }) => partition)).size).toBeGreaterThan(1)
  })

  test('says on every record who made it, and continues the trace', () => {
    const headers = seenIn(OUT)[0]?.headers
    expect(Object.fromEntries(headers ?? [])).toMatchObject({
      ce_specversion: '1.0',
      ce_source: 'checker',
      ce_type: OUT,
      'content-type': 'application/json',
      'x-streamboard-service': 'checker',
    })
    expect(headers?.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  })

  test('goes on after records it cannot handle, and parks them with their bytes and the reason', async () => {
    const bytes = Buffer.from([0x7b, 0xff, 0x00, 0x0a])
    await foreign.send(IN, [{ key: 'poison', value: bytes, headers: { mine: ['a', 'b'] } }])
    await foreign.send(IN, [{ key: 'tombstone', value: null }])
    await foreign.send(IN, [{ key: 'after', value: '{"id":"after"}' }])
    await until('what came after is answered', () =>
      seenIn(OUT).some(({ value }) => String(value) === '{"of":"after"}'),
    )
    const letters = await until('both are parked', () => (seenIn(LETTERS).length === 2 ? seenIn(LETTERS) : undefined))
    const [poison, tombstone] = ['poison', 'tombstone'].map((key) =>
      letters.find((letter) => String(letter.key) === key),
    )
    expect(poison?.value?.equals(bytes)).toBe(true)
    expect(poison?.headers.get('mine')).toBe('a,b')
    expect(tombstone?.value).toBeNull()
    const wanted = { topic: IN, group: GROUP, 'exception-class': 'Unprocessable', attempts: '1' }
    for (const [name, value] of Object.entries(wanted)) {
      expect(poison?.headers.get(`x-streamboard-dlt-${name}`)).toBe(value)
    }
    for (const name of ['partition', 'offset', 'timestamp']) {
      expect(poison?.headers.get(`x-streamboard-dlt-${name}`)).toMatch(/^\d+$/)
    }
  })

  test.each(Object.keys(CODECS) as (keyof typeof CODECS)[])('reads batches packed with %s', async (codec) => {
    const ids = Array.from({ length: 20 }, (_, index) => `${codec}-${index}`)
    await foreign.send(
      IN,
      ids.map((id) => ({ key: codec, value: JSON.stringify({ id, filler: 'x'.repeat(500) }) })),
      codec,
    )
    const answers = () => seenIn(OUT).filter(({ key }) => String(key) === codec)
    await until('all are answered', () => answers().length === ids.length)
    expect(answers().map(({ value }) => JSON.parse(String(value)).of)).toEqual(ids)
  })

  test('shares its group with a second instance, and each record is answered once', async () => {
    const second = start('checker', { KAFKA_CLIENT_ID: 'second' })
    await second.untilReady()
    const { protocol, clients } = await foreign.members(GROUP)
    expect(protocol).toBe('roundrobin')
    expect(clients.toSorted()).toEqual(['checker-typescript', 'second'])
    const ids = Array.from({ length: 60 }, (_, index) => `shared-${index}`)
    await foreign.send(
      IN,
      ids.map((id) => ({ key: id, value: JSON.stringify({ id }) })),
    )
    const answers = () => seenIn(OUT).filter(({ key }) => String(key).startsWith('shared-'))
    await until('all are answered', () => answers().length >= ids.length)
    expect(
      answers()
        .map(({ key }) => String(key))
        .toSorted(),
    ).toEqual(ids.toSorted())
    expect(await second.stop()).toBe(0)
  })

  test('stops on SIGTERM with everything committed, and the next instance begins there', async () => {
    await until('the checker has read all', () => isCaughtUp(IN, GROUP))
    const [, checker] = started
    expect(await checker?.stop()).toBe(0)
    expect(await isCaughtUp(IN, GROUP)).toBe(true)
    const before = seenIn(OUT).length
    await foreign.send(IN, [{ key: 'next', value: '{"id":"next"}' }])
    const next = start('checker')
    await until('the next record is answered', () => seenIn(OUT).some(({ key }) => String(key) === 'next'))
    expect(seenIn(OUT).length).toBe(before + 1)
    expect(await next.stop()).toBe(0)
  })

  test('without its settings ends with a sentence that names them', async () => {
    const service = startExported(join(root, 'services', 'checker'), {})
    expect(await service.exit()).toBe(2)
    expect(service.logs.map(({ message }) => message)).toEqual([
      'KAFKA_BOOTSTRAP_SERVERS is not set: it names the brokers, such as localhost:9092.',
    ])
  })

  test('that cannot be a member of its group ends with 1 and the reason', async () => {
    const group = `strange-${suffix}`
    await foreign.watch([OUT], group)
    await until('the strangers have the group', async () => (await foreign.members(group)).state === 'Stable')
    const service = start('checker', { KAFKA_GROUP_ID: group })
    expect(await service.exit()).toBe(1)
    expect(service.logs.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
      'The service cannot go on.',
    ])
  })

  test('without its dead-letter topic warns, waits with the record, and says so', async () => {
    const group = `lonely-${suffix}`
    const topic = `lonely-${suffix}`
    await foreign.createTopics([
      { topic: `x.${IN}`, numPartitions: 1 },
      { topic: `x.${OUT}`, numPartitions: 1 },
    ])
    await foreign.send(`x.${IN}`, [{ key: topic, value: 'not JSON' }])
    const service = start('checker', { KAFKA_NAME_PREFIX: 'x.', KAFKA_GROUP_ID: group })
    const readiness = await until('it says what it waits for', async () => {
      const found = await service.readiness()
      return found.reasons.some((reason) => reason.includes(LETTERS)) && found.warnings.length > 0 ? found : undefined
    })
    expect(readiness.status).toBe(503)
    expect(readiness.warnings[0]).toContain(`x.${LETTERS}`)
    expect(await foreign.positions(`x.${IN}`, `x.${group}`)).toMatchObject([{ end: '1', committed: '-1' }])
    await foreign.createTopics([{ topic: `x.${LETTERS}`, numPartitions: 1 }])
    await until(
      'the record is parked',
      async () => (await foreign.positions(`x.${IN}`, `x.${group}`))[0]?.committed === '1',
    )
    expect(await service.stop()).toBe(0)
  })
})

test('the topic script asks Kafka’s own programs for every topic, dead letters alone where the board has the others', async () => {
  const programs = join(root, 'stub')
  await mkdir(programs)
  for (const program of ['kafka-topics.sh', 'kafka-configs.sh']) {
    await writeFile(join(programs, program), '#!/bin/sh\necho "$(basename "$0") $*"\n', { mode: 0o755 })
  }
  const asked = async (env: Readonly<Record<string, string>>) => {
    const script = join(root, 'topics', 'create-topics.sh')
    const { stdout } = await run(script, [], {
      env: { PATH: `${programs}:${process.env.PATH}`, ...environment(), ...env },
    })
    return stdout.trim().split('\n')
  }
  const create = (topic: string, partitions: number) =>
    `kafka-topics.sh --bootstrap-server ${brokers()} --create --if-not-exists --topic ${topic} --partitions ${partitions} --replication-factor 1`
  expect(await asked({})).toEqual([
    create(IN, 3),
    `kafka-configs.sh --bootstrap-server ${brokers()} --alter --entity-type topics --entity-name ${IN} --add-config cleanup.policy=[compact,delete],retention.ms=60000`,
    create(OUT, 3),
    create(LETTERS, 1),
    create(`${OUT}-dlt`, 1),
  ])
  expect(await asked({ TOPICS: 'dead-letters', KAFKA_NAME_PREFIX: 'x.' })).toEqual([
    create(`x.${LETTERS}`, 1),
    create(`x.${OUT}-dlt`, 1),
  ])
})
