import { Autocomplete, Select } from '@mantine/core'
import type { Topic } from '../../../shared/topology/model'
import { durationToText, textToDuration } from '../../ui/duration'
import { useBoard } from '../boardContext'
import { changeConfig, changeTopic } from './changeElement'
import { ExampleField } from './ExampleField'
import { TextField } from './fields'
import styles from './Inspector.module.css'
import { type Read, readName } from './readField'
import { CLEANUP, CLEANUP_POLICIES, RETENTION, readPartitions, readReplication } from './topicReading'
import { useDraft } from './useDraft'

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

function CleanupField({ topic }: { readonly topic: Topic }) {
  const { session } = useBoard()
  const policy = topic.configs.get(CLEANUP) ?? ''
  const known = CLEANUP_POLICIES.some(({ value }) => value === policy)
  return (
    <Select
      label="Cleanup"
      allowDeselect={false}
      data={known ? CLEANUP_POLICIES : [...CLEANUP_POLICIES, { value: policy, label: policy }]}
      value={policy}
      onChange={(next) => changeConfig(session, topic.id, [CLEANUP, next === null || next === '' ? null : next])}
    />
  )
}
