import { compileTemplate, TemplateError } from '../generation/template'
import type { Topic, Topology } from '../topology/model'
import { slugs } from '../topology/slugs'

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
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

/** The binding wants the cleanup policy as a list and sizes and times as numbers. */
function setting(key: string, value: string): Json {
  if (key === 'cleanup.policy') return value.split(',').map((policy) => policy.trim())
  return /^-?\d+$/.test(value) && Number.isSafeInteger(Number(value)) ? Number(value) : value
}

export const messagesOf = (topics: readonly Topic[], ids: ReadonlyMap<string, string>): JsonObject =>
  Object.fromEntries(topics.map((topic) => [ids.get(topic.id) ?? '', message(topic)]))

function message(topic: Topic): JsonObject {
  const example = exampleOf(topic)
  return {
    name: topic.name,
    contentType: 'application/json',
    payload: schemaOf(topic),
    bindings: { kafka: { key: { type: 'string' }, bindingVersion: '0.5.0' } },
    ...(example !== undefined && { examples: [{ payload: example }] }),
  }
}

/** The topic's schema, or one that says nothing. */
function schemaOf({ schema }: Topic): Json {
  const parsed = schema === undefined ? undefined : parsedJson(schema)
  return typeof parsed === 'boolean' || isObject(parsed) ? parsed : {}
}

/** What the topic's example renders to, with nothing random in it; absent where that is no object. */
function exampleOf({ example }: Topic): Json | undefined {
  const compiled = example ? compileTemplate(example) : undefined
  if (!compiled?.ok) return undefined
  try {
    const parsed = parsedJson(compiled.template.render({ random: () => 0, now: 0, count: 1, key: 'key' }))
    return isObject(parsed) ? parsed : undefined
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
