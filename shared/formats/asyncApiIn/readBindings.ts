import type { FileNode } from '../../topology/boardFile/fileNode'
import { LIMITS } from '../../topology/limits'
import { remembered } from '../../topology/remembered'
import { quoted } from '../leftOut'
import type { TopicFacts } from './application'
import type { DocumentReader } from './documentReader'

type TopicSettings = Pick<TopicFacts, 'configs' | 'partitions' | 'replication'>
const REPLICAS = 32_767

/** What a channel's Kafka binding says of its topic. https://github.com/asyncapi/bindings/tree/master/kafka */
export function readTopicBinding(channel: FileNode, reader: DocumentReader): TopicSettings {
  for (const [protocol, binding] of reader.entries(channel, 'bindings')) {
    if (protocol !== 'kafka') reader.leave(`A channel's binding to ${quoted(protocol)} is not for Kafka.`, binding)
  }
  const kafka = reader.at(channel, 'bindings', 'kafka')
  const partitions = countAt(kafka, 'partitions', { most: LIMITS.partitions, reader })
  const replication = countAt(kafka, 'replicas', { most: REPLICAS, reader })
  const configs = reader.entries(kafka, 'topicConfiguration').flatMap(([name, value]): [string, string][] => {
    const text = settingOf(value)
    const fits = text !== null && text.length <= LIMITS.textLength && name.length <= LIMITS.nameLength
    if (!fits) reader.leave(`The setting ${quoted(name)} of a topic is neither a text, a number nor a list.`, value)
    return fits ? [[name, text]] : []
  })
  if (configs.length > LIMITS.configsPerTopic && kafka)
    reader.leave(`A topic has more than ${LIMITS.configsPerTopic} settings; the others are left out.`, kafka)
  return {
    ...(partitions !== undefined && { partitions }),
    ...(replication !== undefined && { replication }),
    configs: new Map(configs.slice(0, LIMITS.configsPerTopic).sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

function countAt(
  kafka: FileNode | undefined,
  name: string,
  { most, reader }: { readonly most: number; readonly reader: DocumentReader },
): number | undefined {
  const node = reader.at(kafka, name)
  if (!node) return undefined
  const count = node.kind === 'scalar' ? node.value : undefined
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= most) return count
  return reader.leave(`"${name}" must be a whole number from 1 to ${most}; the topic gets 1.`, node)
}

/** Kafka writes every setting as text. Many topics may refer to one setting. */
const settingOf = remembered((node: FileNode): string | null => {
  if (node.kind === 'list') {
    const parts = node.items.map(settingOf)
    return parts.includes(null) ? null : parts.join(',')
  }
  if (node.kind !== 'scalar' || node.value === null) return null
  return typeof node.value === 'string' ? node.value : node.source
})

/** The group of an operation, its own or of one of its traits: a text, or since binding 0.1 a schema that allows one text. */
export function readGroup(operation: FileNode, reader: DocumentReader): string | undefined {
  for (const carrier of [operation, ...reader.items(operation, 'traits')]) {
    nameTheRest(carrier, reader)
    const group = reader.at(carrier, 'bindings', 'kafka', 'groupId')
    if (!group) continue
    const names = groupsIn(group, reader)
    if (names.length > 1) reader.leave('A subscription has one group; the first of those named is drawn.', group)
    const [name] = names
    if (name !== undefined && name.length <= LIMITS.nameLength) return name
    return reader.leave("The group's schema names no group; the service's name is drawn instead.", group)
  }
  return undefined
}

function groupsIn(group: FileNode, reader: DocumentReader): readonly string[] {
  const texts = (node: FileNode | undefined) =>
    node?.kind === 'scalar' && typeof node.value === 'string' && node.value !== '' ? [node.value] : []
  const named = [...texts(group), ...texts(reader.at(group, 'const'))]
  if (named.length > 0) return named
  const allowed = group.kind === 'map' ? reader.items(group, 'enum').flatMap(texts) : []
  return allowed.length > 0 ? allowed : texts(reader.at(group, 'default'))
}

const KNOWN_OF_OPERATION = ['groupId', 'bindingVersion']

function nameTheRest(carrier: FileNode, reader: DocumentReader): void {
  for (const [protocol, binding] of reader.entries(carrier, 'bindings')) {
    if (protocol !== 'kafka') reader.leave(`An operation's binding to ${quoted(protocol)} is not for Kafka.`, binding)
  }
  for (const [name, value] of reader.entries(reader.at(carrier, 'bindings'), 'kafka')) {
    if (!KNOWN_OF_OPERATION.includes(name))
      reader.leave(`${quoted(name)} of an operation's Kafka binding has no place on a board.`, value)
  }
}
