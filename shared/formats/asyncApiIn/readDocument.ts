import type { FileNode } from '../../topology/boardFile/fileNode'
import { LIMITS } from '../../topology/limits'
import { quoted } from '../leftOut'
import type { Application, DocumentFacts, TopicFacts, Use } from './application'
import type { DocumentReader } from './documentReader'
import { readGroup, readTopicBinding } from './readBindings'
import { readMessages } from './readMessages'
import { createSchemaWriter } from './schemaWriter'

/** A channel as 3.x and 2.x have it in common. */
type Channel = {
  readonly id: string
  readonly node: FileNode
  readonly address: string
  readonly messages: readonly FileNode[]
}

/** 3.x: channels and operations stand side by side; an operation is what the described application does. */
export function readVersion3(reader: DocumentReader): DocumentFacts {
  const channels = channelsIn(reader).map(([id, node]): Channel => {
    const messages = reader.entries(node, 'messages').map(([, message]) => message)
    return { id, node, address: addressOf(id, node, reader), messages }
  })
  const topics = topicsOf(channels, reader)
  const byNode = new Map(channels.map(({ node }, index) => [node, topics[index]?.name]))
  const operations = reader.entries(reader.root, 'operations')
  const uses = operations.flatMap(([, operation]) => useOf(operation, { byNode, reader }) ?? [])
  const byId = new Map(channels.map(({ id }, index) => [id, topics[index]?.name]))
  return { topics, applications: ownApplication(uses, reader), listed: listedApplications(byId, reader) }
}

function channelsIn(reader: DocumentReader) {
  const channels = reader.entries(reader.root, 'channels')
  if (channels.length > LIMITS.nodes)
    reader.refuse(`This document has ${channels.length} channels; a board has at most ${LIMITS.nodes} nodes.`)
  return channels
}

type Named<K> = ReadonlyMap<K, string | undefined>

function useOf(
  operation: FileNode,
  { byNode, reader }: { readonly byNode: Named<FileNode>; readonly reader: DocumentReader },
): Use | undefined {
  const action = reader.textAt(operation, 'action')
  const channel = reader.at(operation, 'channel')
  const topic = channel && byNode.get(channel)
  if (action !== 'send' && action !== 'receive')
    return reader.leave('An operation must say "send" or "receive" as its action.', operation)
  if (topic === undefined) return reader.leave('An operation has no channel of this document.', operation)
  nameReply(operation, reader)
  return use({ action, topic, operation }, reader)
}

/** 2.x: an operation is what others may do with the application. They publish what it receives, and subscribe to what it sends. */
export function readVersion2(reader: DocumentReader): DocumentFacts {
  const found = channelsIn(reader).map(([id, node]) => {
    const operations = (
      [
        ['receive', 'publish'],
        ['send', 'subscribe'],
      ] as const
    ).flatMap(([action, name]) => {
      const operation = reader.at(node, name)
      return operation ? [{ action, operation }] : []
    })
    const messages = operations.flatMap(({ operation }) => messagesOf(operation, reader))
    return { channel: { id, node, address: id, messages }, operations }
  })
  const topics = topicsOf(
    found.map(({ channel }) => channel),
    reader,
  )
  const uses = found.flatMap(({ operations }, index) =>
    operations.map(({ action, operation }) => use({ action, topic: topics[index]?.name ?? '', operation }, reader)),
  )
  return { topics, applications: ownApplication(uses, reader), listed: [] }
}

function messagesOf(operation: FileNode, reader: DocumentReader): readonly FileNode[] {
  const message = reader.at(operation, 'message')
  const branches = reader.items(message, 'oneOf')
  return branches.length > 0 ? branches : message ? [message] : []
}

type Doing = { readonly action: Use['action']; readonly topic: string; readonly operation: FileNode }

function use({ action, topic, operation }: Doing, reader: DocumentReader): Use {
  const group = readGroup(operation, reader)
  if (reader.at(operation, 'security')) reader.leave('Security of an operation has no place on a board.', operation)
  return action === 'receive' && group !== undefined ? { action, topic, group } : { action, topic }
}

function nameReply(operation: FileNode, reader: DocumentReader): void {
  const reply = reader.at(operation, 'reply')
  if (reply)
    reader.leave(
      'A reply cannot be drawn: its channel is a topic like any other, and what answers what is not kept.',
      reply,
    )
}

function addressOf(id: string, node: FileNode, reader: DocumentReader): string {
  const address = reader.textAt(node, 'address')
  if (!address) reader.leave('A channel has no address; its topic is called like the channel.', node)
  return address || id
}

function topicsOf(channels: readonly Channel[], reader: DocumentReader): readonly TopicFacts[] {
  const writeSchema = createSchemaWriter(reader)
  return channels.map(({ node, address, messages }) => {
    const named = reader.textAt(node, 'bindings', 'kafka', 'topic') || address
    const name = named.slice(0, LIMITS.nameLength)
    if (name !== named) reader.leave(`A topic's name is longer than ${LIMITS.nameLength} characters and is cut.`, node)
    if (/\{[^{}]*\}/.test(name))
      reader.leave(
        'An address with parameters is kept as it is; Kafka wants a name without braces, so rename it.',
        node,
      )
    return { name, node, ...readTopicBinding(node, reader), ...readMessages(messages, { reader, writeSchema }) }
  })
}

/** A document without any operation describes no application that could be drawn. */
function ownApplication(uses: readonly Use[], reader: DocumentReader): readonly Application[] {
  const name = nameFrom(reader.textAt(reader.root, 'info', 'title'))
  return uses.length > 0 ? [{ name: name || 'Unnamed service', uses }] : []
}

const nameFrom = (text = '') => text.trim().slice(0, LIMITS.nameLength)

/** Our own inventories say who sends and receives what. */
function listedApplications(byId: Named<string>, reader: DocumentReader): readonly Application[] {
  return reader.items(reader.root, 'x-services').flatMap((service): Application[] => {
    const name = nameFrom(reader.textAt(service, 'name'))
    if (!name) return []
    const uses = (['send', 'receive'] as const).flatMap((action) =>
      reader.items(service, `${action}s`).flatMap((channel): Use[] => {
        const topic = channel.kind === 'scalar' ? byId.get(channel.source) : undefined
        if (topic === undefined) reader.leave(`${quoted(name)} uses a channel that is not in this document.`, channel)
        return topic === undefined ? [] : [{ action, topic }]
      }),
    )
    return [{ name, uses }]
  })
}
