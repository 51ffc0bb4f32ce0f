import { compileTemplate, TemplateError } from '../generation/template'
import type { Topic, Topology } from '../topology/model'
import { slugs } from '../topology/slugs'

/** A JSON value; a whole number beyond 2^53 is a bigint, which YAML can write. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [name: string]: Json }
type JsonObject = { readonly [name: string]: Json }

/** The name of each topic's channel and message, by topic id. */
export const topicIds = (topology: Topology): ReadonlyMap<string, string> => slugs(topology.topics.values())

/** The topics as channels with their Kafka bindings. https://github.com/asyncapi/bindings/tree/master/kafka (0.5.0) */
export const asyncApiChannels = (
  topics: readonly Topic[],
  ids: ReadonlyMap<string, string>,
  prefix: string,
): JsonObject =>
  Object.fromEntries(
    topics.map((topic) => {
      const id = ids.get(topic.id) ?? ''
      const messages = { [id]: { $ref: `#/components/messages/${id}` } }
      return [id, { address: prefix + topic.name, messages, bindings: { kafka: binding(topic, prefix) } }]
    }),
  )

const binding = ({ name, partitions, replication, configs }: Topic, prefix: string): JsonObject => ({
  topic: prefix + name,
  partitions,
  replicas: replication,
  ...(configs.size > 0 && {
    topicConfiguration: Object.fromEntries([...configs].map(([key, value]) => [key, setting(key, value)])),
  }),
  bindingVersion: '0.5.0',
})

/** The binding wants the cleanup policy as a list, sizes and times as numbers, and switches as such. */
function setting(key: string, value: string): Json {
  if (key === 'cleanup.policy') return value.split(',').flatMap((policy) => policy.trim() || [])
  if (value === 'true' || value === 'false') return value === 'true'
  if (!/^(0|-?[1-9]\d*)$/.test(value)) return value
  return Number.isSafeInteger(Number(value)) ? Number(value) : BigInt(value)
}

export const messagesOf = (topics: readonly Topic[], ids: ReadonlyMap<string, string>): JsonObject =>
  Object.fromEntries(
    topics.map((topic) => {
      const id = ids.get(topic.id) ?? ''
      return [id, message(topic, `#/components/messages/${id}/payload`)]
    }),
  )

/** `place` is where the payload's schema lies in the document. */
function message(topic: Topic, place: string): JsonObject {
  const example = exampleOf(topic)
  return {
    name: topic.name,
    contentType: 'application/json',
    payload: schemaOf(topic, place),
    bindings: { kafka: { key: { type: 'string' }, bindingVersion: '0.5.0' } },
    ...(example !== undefined && { examples: [{ payload: example }] }),
  }
}

/** The topic's schema, or one that says nothing. */
function schemaOf({ schema }: Topic, place: string): Json {
  const parsed = schema === undefined ? undefined : parsedJson(schema)
  return typeof parsed === 'boolean' || isObject(parsed) ? moved(parsed, place) : {}
}

/** On the topic a schema begins at `#`; here it lies at `place`, and so do the parts that it refers to. */
function moved(schema: Json, place: string): Json {
  if (Array.isArray(schema)) return schema.map((part) => moved(part, place))
  if (!isObject(schema)) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      const isOwn = key === '$ref' && typeof value === 'string' && /^#(\/|$)/.test(value)
      return [key, isOwn ? value.replace('#', place) : moved(value, place)]
    }),
  )
}

/** What the topic's example renders to, with nothing random in it; absent where that is no JSON. */
function exampleOf({ example }: Topic): Json | undefined {
  const compiled = example ? compileTemplate(example) : undefined
  if (!compiled?.ok) return undefined
  try {
    return parsedJson(compiled.template.render({ random: () => 0, now: 0, count: 1, key: 'key' }))
  } catch (error) {
    if (error instanceof TemplateError) return undefined
    throw error
  }
}

function parsedJson(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
