import { Autocomplete, Select } from '@mantine/core'
import { LIMITS } from '../../../shared/topology/limits'
import type { Topic } from '../../../shared/topology/model'
import { durationToText, textToDuration } from '../../ui/duration'
import { useBoard } from '../boardContext'
import { changeConfig, changeTopic } from './changeElement'
import { ExampleField } from './ExampleField'
import { TextField } from './fields'
import styles from './Inspector.module.css'
import { type Read, readCount, readName } from './readField'
import { useDraft } from './useDraft'

const readPartitions = readCount('The number of partitions', LIMITS.partitions)
/** Kafka keeps the replication factor in sixteen bits. */
const readReplication = readCount('The replication factor', 32_767)

export function TopicSettings({ topic }: { readonly topic: Topic }) {
  const { session } = useBoard()
  const change = (changed: Partial<Topic>) => changeTopic(session, topic.id, changed)
  return (
    <>
      <TextField
        label="Name"
        mono
        id={`${topic.id} name`}
        value={topic.name}
        read={readName}
        commit={(name) => change({ name })}
      />
      <div className={styles.pair}>
        <TextField
          label="Partitions"
          id={`${topic.id} partitions`}
          value={String(topic.partitions)}
          read={readPartitions}
          commit={(partitions) => change({ partitions })}
        />
        <TextField
          label="Replication"
          id={`${topic.id} replication`}
          value={String(topic.replication)}
          read={readReplication}
          commit={(replication) => change({ replication })}
        />
        <RetentionField topic={topic} />
        <CleanupField topic={topic} />
      </div>
      <ExampleField topic={topic} />
    </>
  )
}

const RETENTION = 'retention.ms'
const PRESETS = ['1 hour', '1 day', '7 days', '30 days', 'forever']

function RetentionField({ topic }: { readonly topic: Topic }) {
  const { session } = useBoard()
  const ms = topic.configs.get(RETENTION)
  const draft = useDraft({
    id: `${topic.id} retention`,
    value: ms === undefined ? '' : durationToText(ms),
    read: readRetention,
    commit: (retention) => changeConfig(session, topic.id, [RETENTION, retention]),
  })
  return (
    <Autocomplete
      label="Retention"
      placeholder="broker's default"
      data={PRESETS}
      filter={({ options }) => options}
      {...draft}
      onChange={(value) => draft.onChange({ currentTarget: { value } })}
    />
  )
}

/** Empty leaves it to the broker. */
function readRetention(text: string): Read<string | null> {
  if (text.trim() === '') return { ok: true, value: null }
  const duration = textToDuration(text)
  return duration.ok ? { ok: true, value: duration.ms } : duration
}

const CLEANUP = 'cleanup.policy'
const POLICIES = [
  { value: '', label: 'default' },
  { value: 'delete', label: 'delete' },
  { value: 'compact', label: 'compact' },
  { value: 'compact,delete', label: 'compact and delete' },
]

function CleanupField({ topic }: { readonly topic: Topic }) {
  const { session } = useBoard()
  const policy = topic.configs.get(CLEANUP) ?? ''
  const known = POLICIES.some(({ value }) => value === policy)
  return (
    <Select
      label="Cleanup"
      allowDeselect={false}
      data={known ? POLICIES : [...POLICIES, { value: policy, label: policy }]}
      value={policy}
      onChange={(next) => changeConfig(session, topic.id, [CLEANUP, next === null || next === '' ? null : next])}
    />
  )
}
