import type { FileNode } from '../../topology/boardFile/fileNode'
import { LIMITS } from '../../topology/limits'
import { remembered } from '../../topology/remembered'
import type { Json } from '../asyncApiChannels'
import { quoted } from '../leftOut'
import type { DocumentReader } from './documentReader'
import type { SchemaWriter } from './schemaWriter'

export type MessageFacts = { readonly schema?: string; readonly example?: string }

/** The messages of a channel as a topic's schema and example: several become the branches of one schema. */
export function readMessages(
  messages: readonly FileNode[],
  { reader, writeSchema }: { readonly reader: DocumentReader; readonly writeSchema: SchemaWriter },
): MessageFacts {
  const payloads = new Set<FileNode>()
  let example: string | undefined
  for (const message of messages) {
    const payload = payloadOf(message, reader)
    if (payload) payloads.add(payload)
    example ??= exampleOf(message, reader)
    nameTheRest(message, reader)
  }
  const schema = writeSchema([...payloads])
  return { ...(schema !== undefined && { schema }), ...(example !== undefined && { example }) }
}

const JSON_SCHEMA = /^application\/(?:schema\+(?:json|yaml)|vnd\.aai\.asyncapi)/

/** 3.x puts a schema in another language beside its name; 2.x names the language on the message. */
function payloadOf(message: FileNode, reader: DocumentReader): FileNode | undefined {
  const payload = reader.at(message, 'payload')
  const format = reader.at(payload, 'schemaFormat') ?? reader.at(message, 'schemaFormat')
  const language = format?.kind === 'scalar' ? format.source : ''
  if (payload && format && !JSON_SCHEMA.test(language)) {
    return reader.leave(`A schema in ${quoted(language)} is no JSON Schema; the topic is drawn without it.`, payload)
  }
  return reader.at(payload, 'schemaFormat') ? reader.at(payload, 'schema') : payload
}

const JSON_CONTENT = /^[^;]*json/i

function exampleOf(message: FileNode, reader: DocumentReader): string | undefined {
  for (const carrier of [message, ...reader.items(message, 'traits')]) {
    for (const example of reader.items(carrier, 'examples')) {
      const payload = example.kind === 'map' ? example.fields.get('payload') : undefined
      if (!payload) continue
      const content = reader.textAt(carrier, 'contentType') ?? reader.textAt(reader.root, 'defaultContentType')
      const isJson = content === undefined || JSON_CONTENT.test(content)
      return template(payload, { isJson, reader })
    }
  }
  return undefined
}

/** As a message template: two braces that belong to the example must not begin a placeholder. */
function template(payload: FileNode, { isJson, reader }: { isJson: boolean; reader: DocumentReader }) {
  const text = !isJson && payload.kind === 'scalar' && typeof payload.value === 'string' ? payload.value : json(payload)
  if (text.length > LIMITS.textLength) return reader.leave('An example is longer than a topic can keep.', payload)
  reader.spend(text.length)
  return text
}

/** Many messages may refer to one example. */
const json = remembered((payload: FileNode) => JSON.stringify(plain(payload)).replaceAll('{{', '{\\u007b'))

function plain(node: FileNode): Json {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(plain)
  return Object.fromEntries([...node.fields].map(([name, value]) => [name, plain(value)]))
}

function nameTheRest(message: FileNode, reader: DocumentReader): void {
  for (const carrier of [message, ...reader.items(message, 'traits')]) {
    const headers = reader.at(carrier, 'headers')
    if (headers) reader.leave('The headers of a message have no place on a topic.', headers)
    const correlation = reader.at(carrier, 'correlationId')
    if (correlation) reader.leave('A correlation id has no place on a topic.', correlation)
    for (const [protocol, binding] of reader.entries(carrier, 'bindings')) {
      if (protocol !== 'kafka') reader.leave(`A message's binding to ${quoted(protocol)} is not for Kafka.`, binding)
    }
    const key = reader.at(carrier, 'bindings', 'kafka', 'key')
    if (key && reader.at(key, 'type')?.kind !== 'scalar')
      reader.leave('A schema of the key has no place on a topic.', key)
  }
}
