import { LIMITS } from '../../../../shared/topology/limits'
import type { Topic } from '../../../../shared/topology/model'
import { durationToText, textToDuration } from '../../../ui/duration'
import { type Read, readTemplate, readText } from '../readField'
import { CLEANUP, CLEANUP_POLICIES, RETENTION, readPartitions, readReplication } from '../topicReading'
import type { SeveralField } from './severalField'

/** What several topics can be given at once: also every config that one of them has. */
export function topicFields(topics: readonly Topic[]): readonly SeveralField<Topic>[] {
  const others = new Set(topics.flatMap(({ configs }) => [...configs.keys()]))
  others.delete(RETENTION)
  others.delete(CLEANUP)
  return [PARTITIONS, REPLICATION, RETENTION_FIELD, CLEANUP_FIELD, ...[...others].sort().map(configField), EXAMPLE]
}

const PARTITIONS: SeveralField<Topic> = {
  name: 'partitions',
  label: 'Partitions',
  textOf: ({ partitions }) => String(partitions),
  given: (topic, text) => mapped(readPartitions(text), (partitions) => ({ ...topic, partitions })),
}

const REPLICATION: SeveralField<Topic> = {
  name: 'replication',
  label: 'Replication',
  textOf: ({ replication }) => String(replication),
  given: (topic, text) => mapped(readReplication(text), (replication) => ({ ...topic, replication })),
}

const RETENTION_FIELD: SeveralField<Topic> = {
  name: RETENTION,
  label: 'Retention',
  textOf({ configs }) {
    const ms = configs.get(RETENTION)
    return ms === undefined ? '' : durationToText(ms)
  },
  given(topic, text) {
    if (text.trim() === '') return withConfig(topic, RETENTION, '')
    const duration = textToDuration(text)
    return duration.ok ? withConfig(topic, RETENTION, duration.ms) : duration
  },
}

const CLEANUP_FIELD: SeveralField<Topic> = {
  ...configField(CLEANUP),
  label: 'Cleanup',
  choices: CLEANUP_POLICIES,
}

const EXAMPLE: SeveralField<Topic> = {
  name: 'example',
  label: 'Example message',
  lines: true,
  textOf: ({ example = '' }) => example,
  given: (topic, text) =>
    mapped(readTemplate(text), (example) => ({ ...topic, example: example === '' ? undefined : example })),
}

function configField(name: string): SeveralField<Topic> {
  return {
    name,
    label: name,
    textOf: ({ configs }) => configs.get(name) ?? '',
    given(topic, text) {
      const read = readText(text)
      return read.ok ? withConfig(topic, name, read.value) : read
    },
  }
}

/** Without a value the broker's own holds. */
function withConfig(topic: Topic, name: string, value: string): Read<Topic> {
  const configs = new Map(topic.configs)
  if (value === '') configs.delete(name)
  else configs.set(name, value)
  if (configs.size > LIMITS.configsPerTopic)
    return { ok: false, sentence: `It has ${LIMITS.configsPerTopic} configs already, and there is room for no more.` }
  return { ok: true, value: { ...topic, configs } }
}

const mapped = <A, B>(read: Read<A>, to: (value: A) => B): Read<B> =>
  read.ok ? { ok: true, value: to(read.value) } : read
