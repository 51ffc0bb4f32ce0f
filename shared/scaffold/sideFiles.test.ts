// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Compose and Terraform have templates of their own
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { TEMPLATES } from '../templates/templates'
import { boardOf } from '../topology/boardForTests'
import type { Topology } from '../topology/model'
import { generateProject } from './generateProject'
import { HOSTILE_TEXTS, hostileBoard } from './hostileBoardForTests'

// The files that other tools read, checked by what those tools document: docs/decisions/0010-side-files-and-their-tools.md

const CONFIGURED = boardOf(`streamboard: 1
name: Configured
services:
  - { id: a, name: 1st }
topics:
  - { id: t, name: orders.placed, partitions: 3, configs: { cleanup.policy: "compact,delete", made.up: "\${x} %{y} $5" } }
connections:
  - { id: s, kind: subscribes, from: t, to: a, group: g }
`)

const BOARDS: readonly (readonly [string, Topology])[] = [
  ...TEMPLATES.map(({ name, file }) => [`the template ${name}`, boardOf(file)] as const),
  ['a board with settings', CONFIGURED],
  ['a board with hostile names', hostileBoard(HOSTILE_TEXTS)],
]

function filesOf(board: Topology): ReadonlyMap<string, string> {
  const project = generateProject(board, { prefix: '' })
  if (!project.ok) throw new Error(JSON.stringify(project.problems))
  return new Map([...project.files].map(([path, { text }]) => [path, text]))
}

describe.each(BOARDS)('of %s', (_, board) => {
  const files = filesOf(board)
  const textOf = (path: string) => files.get(path) ?? ''

  test.each(['docker-compose.yml', 'docker-compose.attach.yml'])('%s names only what is there', (path) => {
    const { services, volumes } = composeFile.parse(parse(textOf(path)))
    const all = Object.values(services)
    expect(all.length).toBeGreaterThanOrEqual(board.services.size)
    for (const { build, volumes: mounted = [], depends_on = {}, command = [], network_mode, environment } of all) {
      // The image answers everywhere: what shares the machine's network must not.
      if (network_mode === 'host') expect(environment.HTTP_HOST).toBe('127.0.0.1')
      if (build) expect([...files.keys()]).toContain(`${build.slice('./'.length)}/Dockerfile`)
      for (const source of mounted.map((mount) => mount.split(':')[0] ?? '')) {
        if (!source.startsWith('./')) expect(Object.keys(volumes ?? {})).toContain(source)
        else expect([...files.keys()].some((file) => file.startsWith(`${source.slice(2)}/`))).toBe(true)
      }
      for (const script of command.slice(1)) expect([...files.keys()]).toContain(script.slice('/'.length))
      for (const [other, { condition }] of Object.entries(depends_on)) {
        expect(services[other]).toBeDefined()
        if (condition === 'service_healthy') expect(services[other]?.healthcheck).toBeDefined()
      }
    }
  })

  test.each(['docker-compose.yml', 'docker-compose.attach.yml'])('%s has no variable that Compose refuses', (path) => {
    const variables = textOf(path).match(/\$[^"]*?(?:\}|(?="))/g) ?? []
    expect(variables.length).toBeGreaterThan(0)
    for (const variable of variables) expect(variable).toMatch(/^\$\{[A-Za-z_][A-Za-z0-9_]*:[-?][^{}$]*\}$/)
  })

  test('.env.example sets each variable once, under a name that shells take', () => {
    const names = [...textOf('.env.example').matchAll(/^(?!# [A-Z][a-z])(?:# )?([^=\n]+)=/gm)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(board.services.size)
    for (const name of names) expect(name).toMatch(/^[A-Z_][A-Z0-9_]*$/)
    expect(new Set(names).size).toBe(names.length)
  })

  test('every image has an exact version', () => {
    const dockerfiles = [...files].filter(([path]) => path.endsWith('Dockerfile'))
    expect(dockerfiles).toHaveLength(board.services.size)
    for (const [, text] of dockerfiles) {
      for (const [, image] of text.matchAll(/^FROM (\S+)/gm)) expect(image).toMatch(EXACT_IMAGE)
    }
  })

  test('every topic is a resource as the CRD of Strimzi has it', () => {
    const resources = [...files].filter(([path]) => path.startsWith('topics/strimzi/'))
    const names = resources.map(([, text]) => kafkaTopic.parse(parse(text)).spec.topicName)
    expect(names.toSorted()).toEqual(topicNames(files))
  })

  test('every topic is a resource that Terraform reads as what was meant', () => {
    const { resource } = terraform.parse(JSON.parse(textOf('topics/terraform/topics.tf.json')))
    expect(Object.values(resource.kafka_topic).map(({ name }) => name)).toEqual(topicNames(files, 'as they stand'))
  })
})

test('a value that looks like a template is none in Terraform', () => {
  const { resource } = terraform.parse(JSON.parse(filesOf(CONFIGURED).get('topics/terraform/topics.tf.json') ?? ''))
  expect(resource.kafka_topic.topic_orders_placed?.config['made.up']).toBe('$${x} %%{y} $5')
})

function topicNames(files: ReadonlyMap<string, string>, order?: 'as they stand'): readonly (string | undefined)[] {
  const names = (files.get('topics/topics.tsv') ?? '').split('\n').flatMap((row) => row.split('\t')[1] ?? [])
  return order ? names : names.toSorted()
}

const EXACT_IMAGE = /^[a-z/]+:\d+\.\d+\.\d+(-[a-z]+)*$/

/** What is used of the Compose Specification. */
const composeFile = z.strictObject({
  services: z.record(
    z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
    z.strictObject({
      image: z.string().regex(EXACT_IMAGE).optional(),
      build: z
        .string()
        .regex(/^\.\/services\//)
        .optional(),
      command: z.array(z.string()).optional(),
      depends_on: z
        .record(
          z.string(),
          z.strictObject({ condition: z.enum(['service_healthy', 'service_completed_successfully']) }),
        )
        .optional(),
      deploy: z.strictObject({ replicas: z.int().min(1) }).optional(),
      environment: z.record(z.string(), z.string()),
      healthcheck: z
        .strictObject({ test: z.array(z.string()), interval: z.string(), timeout: z.string(), retries: z.int() })
        .optional(),
      network_mode: z.literal('host').optional(),
      ports: z.array(z.string().startsWith('127.0.0.1:')).optional(),
      restart: z.enum(['no', 'on-failure']).optional(),
      volumes: z.array(z.string()).optional(),
    }),
  ),
  volumes: z.record(z.string(), z.strictObject({})).optional(),
})

/** https://strimzi.io/docs/operators/1.0.0/configuring.html#type-KafkaTopic-reference */
const kafkaTopic = z.strictObject({
  apiVersion: z.literal('kafka.strimzi.io/v1'),
  kind: z.literal('KafkaTopic'),
  metadata: z.strictObject({
    name: z
      .string()
      .max(253)
      .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/),
    labels: z.strictObject({ 'strimzi.io/cluster': z.string().min(1).max(63) }),
  }),
  spec: z.strictObject({
    topicName: z.string().regex(/^[a-zA-Z0-9._-]{1,249}$/),
    partitions: z.int().min(1),
    replicas: z.int().min(1).max(32_767),
    config: z.record(z.string(), z.string()),
  }),
})

/** `${` and `%{` begin a template unless they are doubled. */
const literal = z.string().refine((text) => !/(^|[^$])\$\{|(^|[^%])%\{/.test(text))

/** https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/topic, in Terraform's JSON form. */
const terraform = z.strictObject({
  terraform: z.strictObject({
    required_providers: z.strictObject({ kafka: z.strictObject({ source: literal, version: literal }) }),
  }),
  variable: z.strictObject({ bootstrap_servers: z.strictObject({ type: z.literal('list(string)') }) }),
  provider: z.strictObject({ kafka: z.strictObject({ bootstrap_servers: z.literal('${var.bootstrap_servers}') }) }),
  resource: z.strictObject({
    kafka_topic: z.record(
      z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]*$/),
      z.strictObject({
        name: literal,
        partitions: z.int().min(1),
        replication_factor: z.int().min(1),
        config: z.record(z.string(), literal),
      }),
    ),
  }),
})
