import { randomUUID } from 'node:crypto'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { generateProject } from '../../shared/scaffold/generateProject'
import { boardOf } from '../../shared/topology/boardForTests'
import { connectIndependently, type IndependentKafka } from '../independentKafka'
import { removeProject, run, writeProject } from './exportedProject'
import { kafkaPrograms } from './kafkaPrograms'

// The script that creates an export's topics, with Apache Kafka's own programs on a real broker.

const suffix = randomUUID().slice(0, 8)
const PREFIX = `x${suffix}.`
const SETTINGS = {
  'cleanup.policy': 'compact,delete',
  'compression.type': 'gzip',
  'follower.replication.throttled.replicas': '0:1,1:1',
  'min.cleanable.dirty.ratio': '0.25',
  'retention.ms': '-1',
}

const board = boardOf(`streamboard: 1
name: Topics
services:
  - { id: a, name: Stock }
topics:
  - { id: t, name: orders.placed_${suffix}, partitions: 3, configs: ${JSON.stringify(SETTINGS)} }
  - { id: u, name: "-dashed-${suffix}", partitions: 2 }
connections:
  - { id: s, kind: subscribes, from: t, to: a, group: stock }
`)
const ORDERS = `orders.placed_${suffix}`
const DASHED = `-dashed-${suffix}`
const LETTERS = `${ORDERS}-dlt`

let root: string
let programs: string
let independent: IndependentKafka

beforeAll(async () => {
  const project = generateProject(board, { prefix: '' })
  if (!project.ok) throw new Error(JSON.stringify(project.problems))
  root = await writeProject(project.files)
  programs = await kafkaPrograms()
  independent = await connectIndependently(inject('brokers'))
})

afterAll(async () => {
  await independent?.close()
  for (const folder of [root, programs]) if (folder) await removeProject(folder)
})

/** The names of the topics that the script says it created, in its order. */
async function createTopics(env: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { stdout } = await run('sh', [join(root, 'topics', 'create-topics.sh')], {
    env: {
      PATH: `${programs}${delimiter}${process.env.PATH}`,
      KAFKA_BOOTSTRAP_SERVERS: inject('brokers').join(','),
      ...env,
    },
  })
  return [...stdout.matchAll(/^Created topic (.+)\.$/gm)].map(([, name = '']) => name)
}

const ONE_JVM_FOR_EACH_LINE_MS = 180_000

test('makes what is drawn and its dead-letter topics, and changes nothing when it is run again', {
  timeout: ONE_JVM_FOR_EACH_LINE_MS,
}, async () => {
  expect(await createTopics()).toEqual([ORDERS, DASHED, LETTERS])
  const made = await independent.topics([ORDERS, DASHED, LETTERS])
  expect([...made].map(([name, { partitions }]) => [name, partitions])).toEqual(
    expect.arrayContaining([
      [ORDERS, 3],
      [DASHED, 2],
      [LETTERS, 1],
    ]),
  )
  const everywhere = made.get(DASHED)?.configs
  const own = [...(made.get(ORDERS)?.configs ?? [])].filter(([name]) => !everywhere?.has(name))
  expect(Object.fromEntries(own)).toEqual(SETTINGS)

  expect(await createTopics()).toEqual([])
  expect(await independent.topics([ORDERS, DASHED, LETTERS])).toEqual(made)
})

test('makes the dead-letter topics alone for a cluster whose topics belong to the board, with its prefix', async () => {
  expect(await createTopics({ TOPICS: 'dead-letters', KAFKA_NAME_PREFIX: PREFIX })).toEqual([PREFIX + LETTERS])
})

test('says which setting is missing', async () => {
  await expect(createTopics({ KAFKA_BOOTSTRAP_SERVERS: '' })).rejects.toThrow(
    /KAFKA_BOOTSTRAP_SERVERS: is not set: it names the brokers/,
  )
})
