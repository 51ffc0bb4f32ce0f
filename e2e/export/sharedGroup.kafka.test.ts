import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { connectKafka } from '../../server/kafka/kafkajsKafka'
import { generateProject } from '../../shared/scaffold/generateProject'
import { boardOf } from '../../shared/topology/boardForTests'
import { startExported } from './exportedProcess'
import { installInto, removeProject, run, writeProject } from './exportedProject'
import { connectForeignClient, type SeenRecord } from './foreignClient'
import { until } from './until'

// B11: a drawn service and its export are members of one group, and hand the work over without losing or repeating a record.

const suffix = `test-${randomUUID().slice(0, 8)}`
const IN = `shared-in-${suffix}`
const OUT = `shared-out-${suffix}`
const GROUP = `shared-${suffix}`

const board = boardOf(`streamboard: 1
name: Shared
services:
  - { id: checker, name: Checker }
topics:
  - { id: in, name: ${IN}, partitions: 6 }
  - { id: out, name: ${OUT} }
connections:
  - { id: b, kind: subscribes, from: in, to: checker, group: ${GROUP} }
  - { id: c, kind: produces, from: checker, to: out, when: input, key: "{{input.key}}", value: x }
`)

let root: string
let foreign: Awaited<ReturnType<typeof connectForeignClient>>
let byExported: readonly SeenRecord[]
const byDrawn: string[] = []

beforeAll(async () => {
  const project = generateProject(board, { prefix: '' })
  if (!project.ok) throw new Error(JSON.stringify(project.problems))
  root = await writeProject(project.files)
  await installInto(root, project.files, 'checker')
  await run('npx', ['tsc'], { cwd: join(root, 'services', 'checker') })
  foreign = await connectForeignClient(inject('brokers'))
  await foreign.createTopics([
    { topic: IN, numPartitions: 6 },
    { topic: OUT, numPartitions: 1 },
  ])
  byExported = await foreign.watch([OUT], `watch-${suffix}`)
})

afterAll(async () => {
  await foreign?.close()
  await removeProject(root)
})

test('drawn and exported share the partitions, and each record is handled once through two hand-overs', async () => {
  const kafka = connectKafka({ brokers: inject('brokers'), clientId: 'drawn' })
  const joinDrawn = () =>
    kafka.join({
      group: GROUP,
      clientId: 'streamboard-checker',
      topics: [IN],
      start: 'earliest',
      handle: async ({ key }) => void byDrawn.push(String(key)),
      onState: () => {},
    })
  let sent = 0
  const sendAndHandle = async (count: number) => {
    const keys = Array.from({ length: count }, () => `key-${sent++}`)
    await foreign.send(
      IN,
      keys.map((key) => ({ key, value: '{}' })),
    )
    await until(`${sent} records are handled`, () => byDrawn.length + byExported.length >= sent)
  }

  const drawn = await joinDrawn()
  await sendAndHandle(30)
  const exported = startExported(join(root, 'services', 'checker'), {
    KAFKA_BOOTSTRAP_SERVERS: inject('brokers').join(','),
  })
  await exported.untilReady()
  const { protocol, clients } = await foreign.members(GROUP)
  expect(protocol).toBe('roundrobin')
  expect(clients.toSorted()).toEqual(['checker-typescript', 'streamboard-checker'])
  await sendAndHandle(60)
  expect(byExported.length).toBeGreaterThan(0)
  expect(byDrawn.length).toBeGreaterThan(30)
  await drawn.leave()
  await sendAndHandle(60)
  const again = await joinDrawn()
  expect(await exported.stop()).toBe(0)
  await sendAndHandle(30)
  await again.leave()
  await kafka.close()

  const handled = [...byDrawn, ...byExported.map(({ key }) => String(key))]
  expect(handled.toSorted()).toEqual(Array.from({ length: sent }, (_, index) => `key-${index}`).toSorted())
})
