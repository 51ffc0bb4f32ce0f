import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { check } from '../checks/check'
import { parseBoardFile } from '../topology/boardFile'
import { boardOf } from '../topology/boardForTests'
import { EXPORT_LANGUAGES } from '../topology/exportLanguages'
import type { Topology } from '../topology/model'
import { topologyArbitrary } from '../topology/topologyArbitrary'
import { generateProject } from './generateProject'
import { HOSTILE_TEXTS, hostileBoard } from './hostileBoardForTests'

const BOARD = boardOf(`streamboard: 1
name: Shop
services:
  - { id: a, name: Orders }
  - { id: b, name: Stock }
topics:
  - { id: t, name: order.placed, partitions: 3, configs: { cleanup.policy: "compact,delete" }, example: '{"id":"{{uuid}}"}' }
  - { id: u, name: stock-reserved }
connections:
  - { id: p, kind: produces, from: a, to: t, rate: 1, key: "{{pick order-1,order-2}}" }
  - { id: s, kind: subscribes, from: t, to: b, group: stock }
  - { id: i, kind: produces, from: b, to: u, when: input, key: "{{input.key}}", value: '{"order":"{{input.value.id}}"}' }
  - { id: r, kind: subscribes, from: u, to: a, group: orders }
  - { id: q, kind: subscribes, from: u, to: a, group: audit }
  - { id: c, kind: calls, from: a, to: b }
  - { id: h, kind: produces, from: b, to: t, rate: 0 }
layout: { a: { x: 1, y: 2 } }
`)

function generated(topology: Topology, prefix = '') {
  const project = generateProject(topology, { prefix })
  if (!project.ok) throw new Error(JSON.stringify(project.problems, null, 2))
  const textOf = (path: string) => project.files.get(path)?.text ?? ''
  return { ...project, textOf, yamlOf: (path: string) => parse(textOf(path)) }
}

const refusalsOf = (topology: Topology, prefix = '') => {
  const project = generateProject(topology, { prefix })
  return project.ok ? [] : project.problems.map(({ place, sentence, next }) => [place, sentence, next].join(' '))
}

const withServiceName = (name: string, language: 'typescript' | 'rust' = 'typescript'): Topology => ({
  ...BOARD,
  services: new Map([...BOARD.services, ['b', { id: 'b', name, language }]]),
})

describe('the files of an export', () => {
  const project = generated(BOARD)
  const hostile = generated(hostileBoard(HOSTILE_TEXTS))

  test('are the same when generated again', () => {
    expect([...generated(BOARD).files]).toEqual([...project.files])
  })

  test('are all there', () => {
    const paths = [...project.files.keys()]
    for (const path of [
      'README.md',
      'Makefile',
      'docker-compose.yml',
      'docker-compose.attach.yml',
      '.env.example',
      'asyncapi/orders.yaml',
      'asyncapi/stock.yaml',
      'asyncapi/system.yaml',
      'docs/diagram.mmd',
      'scripts/up.sh',
      'topics/create-topics.sh',
      'topics/strimzi/order-placed.yaml',
      'topics/terraform/topics.tf.json',
      'services/stock/src/handlers/order-placed.ts',
      'services/orders/src/handlers/stock-reserved-audit.ts',
      'services/orders/src/handlers/stock-reserved-orders.ts',
      'services/stock/package-lock.json',
      'services/stock/.gitignore',
      '.streamboard/manifest.json',
      '.streamboard/topology.json',
    ]) {
      expect(paths).toContain(path)
    }
  })

  test('lie inside the project, under plain names, once where case does not count', () => {
    const paths = [...hostile.files.keys()]
    for (const path of paths) expect(path).toMatch(/^([A-Za-z0-9._-]+\/)*[A-Za-z0-9._-]*[A-Za-z0-9_-]$/)
    for (const path of paths) expect(path).not.toMatch(/(^|\/)(\.{1,2}|con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)/i)
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length)
  })

  test('end their lines with LF, name no registry and no floating image', () => {
    for (const [path, { text }] of hostile.files) {
      expect(text, path).not.toContain('\r')
      expect(text, path).not.toMatch(/"resolved"|registry\.|:latest/)
    }
  })

  test('carry the exec bit where they are scripts', () => {
    const programs = [...project.files].filter(([, { executable }]) => executable).map(([path]) => path)
    expect(programs).toEqual([
      'scripts/attach.sh',
      'scripts/down.sh',
      'scripts/test.sh',
      'scripts/topics.sh',
      'scripts/up.sh',
      'topics/create-topics.sh',
    ])
  })

  test('open the board again', () => {
    expect(parseBoardFile(project.textOf('.streamboard/topology.json'))).toEqual({ ok: true, value: BOARD })
    const value = hostileBoard(HOSTILE_TEXTS)
    expect(parseBoardFile(hostile.textOf('.streamboard/topology.json'))).toEqual({ ok: true, value })
  })

  test('stand in the manifest with owner and hash', () => {
    const { files } = JSON.parse(project.textOf('.streamboard/manifest.json'))
    expect(Object.keys(files)).toEqual(
      [...project.files.keys()].filter((path) => path !== '.streamboard/manifest.json'),
    )
    expect(files['services/stock/src/handlers/order-placed.ts'].owner).toBe('once')
    expect(files['services/stock/src/gen/kafka.ts'].owner).toBe('gen')
    expect(files['services/stock/package.json'].owner).toBe('merge')
    expect(files['scripts/down.sh'].sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('are read as what was meant by their parsers, in YAML 1.1 and 1.2', () => {
    for (const [path, { text }] of hostile.files) {
      if (path.endsWith('.json')) expect(() => JSON.parse(text), path).not.toThrow()
      if (!/\.ya?ml$/.test(path)) continue
      const [document] = parseAllDocuments(text)
      expect(document?.errors, path).toEqual([])
      expect(parse(text, { version: '1.1' }), path).toEqual(document?.toJS())
    }
  })
})

describe('the compose file', () => {
  const { services } = generated(BOARD).yamlOf('docker-compose.yml')

  test('has a pinned Kafka, its topics, and every service after them', () => {
    expect(Object.keys(services)).toEqual(['kafka', 'topics-init', 'orders', 'stock'])
    expect(services.kafka.image).toBe('apache/kafka:4.3.1')
    expect(services.kafka.environment.KAFKA_AUTO_CREATE_TOPICS_ENABLE).toBe('false')
    expect(services.stock.depends_on).toEqual({ 'topics-init': { condition: 'service_completed_successfully' } })
  })

  test('publishes on this machine only', () => {
    const ports = Object.values<{ ports?: string[] }>(services).flatMap(({ ports = [] }) => ports)
    expect(ports).toHaveLength(3)
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\$\{[A-Z_]+:-\d+\}:\d+$/)
  })

  test('of the board’s own cluster has the services alone, with the prefix', () => {
    const attached = generated(BOARD, 'sb.x.').yamlOf('docker-compose.attach.yml').services
    expect(Object.keys(attached)).toEqual(['orders', 'stock'])
    expect(attached.stock.environment.KAFKA_NAME_PREFIX).toMatch(/^\$\{KAFKA_NAME_PREFIX:-sb\.x\.\}$/)
  })
})

describe('the topics', () => {
  test('are a table with the dead-letter topics behind, one for each group', () => {
    expect(generated(BOARD).textOf('topics/topics.tsv').split('\n')).toEqual([
      'drawn\torder.placed\t3\t1\tcleanup.policy=[compact,delete]',
      'drawn\tstock-reserved\t1\t1\t',
      'dead-letters\torder.placed-dlt\t1\t1\t',
      'dead-letters\tstock-reserved-dlt\t1\t1\t',
      'dead-letters\tstock-reserved.orders-dlt\t1\t1\t',
      '',
    ])
  })

  test('keep their true names in Strimzi, with the prefix', () => {
    expect(generated(BOARD, 'sb.').yamlOf('topics/strimzi/order-placed.yaml')).toMatchObject({
      apiVersion: 'kafka.strimzi.io/v1',
      metadata: { name: 'order-placed' },
      spec: {
        topicName: 'sb.order.placed',
        partitions: 3,
        replicas: 1,
        config: { 'cleanup.policy': 'compact,delete' },
      },
    })
  })
})

describe('notes', () => {
  test('say what the export leaves out and what it adds', () => {
    expect(generated(BOARD).notes).toEqual([
      {
        kind: 'missing',
        sentence: 'Orders calls the exported Stock, never the one that runs on the board.',
      },
      {
        kind: 'missing',
        sentence: 'Stock produces to order.placed only by hand on the board; the exported service does not.',
      },
      {
        kind: 'added',
        sentence:
          'Dead-letter topics are created too: order.placed-dlt, stock-reserved-dlt, stock-reserved.orders-dlt.',
      },
    ])
  })
})

describe('what runs on the board alone', () => {
  const board = boardOf(`streamboard: 1
name: Shop
services:
  - { id: a, name: Orders }
  - { id: b, name: Stock, instances: 3, pinned: true, commit: each, idempotent: true, effect: mails }
topics:
  - { id: t, name: placed }
  - { id: u, name: failed }
  - { id: v, name: prices }
stores:
  - { id: d, name: rows, kind: table }
connections:
  - { id: c1, kind: produces, from: a, to: t, rate: 1, limit: 5 }
  - { id: c2, kind: subscribes, from: t, to: b, group: stock }
  - { id: c3, kind: produces, from: b, to: u, when: failure }
  - { id: c4, kind: produces, from: b, to: v, when: input, windowSeconds: 5, where: value.good }
  - { id: c5, kind: subscribes, from: v, to: a, group: prices, as: table }
  - { id: c6, kind: keeps, from: b, to: d }
  - { id: c7, kind: captures, from: d, to: v }
invariants:
  - { id: i, name: nothing lost, expect: "missing = 0" }
`)
  const project = generated(board)

  test('is named, thing by thing', () => {
    const missing = project.notes.flatMap(({ kind, sentence }) => (kind === 'missing' ? sentence : []))
    expect(missing).toEqual([
      'Changes of rows are captured into prices on the board; the exported project captures none.',
      'Stock knows which events it has handled beyond a crash on the board; the exported service as long as it runs.',
      'The store rows stays on the board; the exported project has no stores.',
      'Invariants and faults are for runs of the board; the exported project checks and plants none.',
    ])
  })

  test('leaves no half of it behind: a table has no handler and no dead letters', () => {
    const paths = [...project.files.keys()]
    expect(paths.filter((path) => path.includes('/handlers/'))).toEqual(['services/stock/src/handlers/placed.ts'])
    expect(project.textOf('topics/topics.tsv')).not.toContain('-dlt')
  })
})

describe('a board that cannot be exported', () => {
  test('is refused with the thing, the reason and what to do', () => {
    expect(refusalsOf(withServiceName('Stock', 'rust'))).toEqual([
      'Service "Stock" The export does not write Rust yet. Choose TypeScript for it.',
    ])
    expect(refusalsOf({ ...BOARD, services: new Map(), connections: new Map() })).toEqual([
      'The board There is no service on the board. Draw a service.',
    ])
    expect(refusalsOf(BOARD, 'a b')[0]).toMatch(/^The board Its prefix "a b" cannot begin a topic's name\./)
    expect(refusalsOf(withServiceName(' '))).toEqual([
      'Service " " This service has no name. Type a name such as Orders.',
    ])
  })

  test('is refused for a message on a clock that asks for a record received', () => {
    const connections = new Map(BOARD.connections)
    const rate = connections.get('p')
    if (rate?.kind === 'produces') connections.set('p', { ...rate, value: '{{input.value}}' })
    expect(refusalsOf({ ...BOARD, connections }).join()).toMatch(/asks for the record received/)
  })

  test('is refused for a name that makes its dead-letter topic too long', () => {
    const topics = new Map(BOARD.topics)
    const topic = topics.get('t')
    if (topic) topics.set('t', { ...topic, name: 'x'.repeat(247) })
    expect(refusalsOf({ ...BOARD, topics }).join()).toMatch(/Dead-letter topic .* 251 characters/)
  })
})

test('any board is generated, or refused with sentences; one without errors in a spoken language is generated', () => {
  fc.assert(
    fc.property(topologyArbitrary, (topology) => {
      const project = generateProject(topology, { prefix: '' })
      if (project.ok) return
      expect(project.problems.length).toBeGreaterThan(0)
      const hasErrors = check(topology, { prefix: '' }).some(({ severity }) => severity === 'error')
      const isSpoken = [...topology.services.values()].every(({ language }) => EXPORT_LANGUAGES.includes(language))
      const own = project.problems.every(({ code }) => code.startsWith('export.') && code !== 'export.language')
      if (!hasErrors && isSpoken) expect(own).toBe(true)
    }),
    { numRuns: 100 },
  )
})
