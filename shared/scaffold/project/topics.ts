import { filePath, type ProjectFile } from '../core/files'
import type { Project } from '../core/project'
import { toJson, toYaml } from '../core/serialise'

/** One topic as every form of "topics as code" takes it. */
type TopicToCreate = {
  readonly kind: 'drawn' | 'dead-letters'
  readonly name: string
  readonly safe: string
  readonly partitions: number
  readonly replication: number
  readonly configs: ReadonlyMap<string, string>
}

/** The topics as a table for `create-topics.sh`, as Strimzi resources, and for Terraform. */
export function topicFiles(project: Project): readonly ProjectFile[] {
  const topics = topicsToCreate(project)
  return [
    { path: filePath('topics/topics.tsv'), text: topics.map(row).join(''), owner: 'gen' },
    ...topics.map(
      (topic): ProjectFile => ({
        path: filePath('topics/strimzi', `${topic.safe}.yaml`),
        text: strimziTopic(topic, project.prefix),
        owner: 'gen',
      }),
    ),
    { path: filePath('topics/terraform/topics.tf.json'), text: terraform(topics, project.prefix), owner: 'gen' },
  ]
}

const topicsToCreate = ({ topics, deadLetters }: Project): readonly TopicToCreate[] => [
  ...topics.map(({ name, title, partitions, replication, configs }) => ({
    kind: 'drawn' as const,
    name,
    safe: title.safe,
    partitions,
    replication,
    configs,
  })),
  ...deadLetters.map(({ name, title, replication }) => ({
    kind: 'dead-letters' as const,
    name,
    safe: title.safe,
    partitions: 1,
    replication,
    configs: new Map<string, string>(),
  })),
]

/** kind, name, partitions, replication, configs as `kafka-configs.sh` takes them; a list stands in brackets. */
function row({ kind, name, partitions, replication, configs }: TopicToCreate): string {
  const settings = [...configs].map(([key, value]) => `${key}=${value.includes(',') ? `[${value}]` : value}`)
  return `${[kind, name, partitions, replication, settings.join(',')].join('\t')}\n`
}

const strimziTopic = ({ name, safe, partitions, replication, configs }: TopicToCreate, prefix: string): string =>
  toYaml({
    apiVersion: 'kafka.strimzi.io/v1',
    kind: 'KafkaTopic',
    metadata: { name: safe, labels: { 'strimzi.io/cluster': 'my-cluster' } },
    spec: { topicName: prefix + name, partitions, replicas: replication, config: Object.fromEntries(configs) },
  })

/** Terraform's JSON form, so that no name is ever printed into HCL. `$` and `%` begin a template there and are doubled. */
function terraform(topics: readonly TopicToCreate[], prefix: string): string {
  const literal = (raw: string) => raw.replace(/([$%])\{/g, '$1$1{')
  const resource = ({ name, partitions, replication, configs }: TopicToCreate) => ({
    name: literal(prefix + name),
    partitions,
    replication_factor: replication,
    config: Object.fromEntries([...configs].map(([key, value]) => [key, literal(value)])),
  })
  const resources = topics.map((topic) => [`topic_${topic.safe.replaceAll('-', '_')}`, resource(topic)] as const)
  return toJson({
    terraform: { required_providers: { kafka: { source: 'Mongey/kafka', version: '0.13.1' } } },
    variable: { bootstrap_servers: { type: 'list(string)' } },
    provider: { kafka: { bootstrap_servers: `\${var.bootstrap_servers}` } },
    resource: { kafka_topic: Object.fromEntries(resources) },
  })
}
