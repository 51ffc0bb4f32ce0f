import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { LIMITS } from '../../../shared/topology/limits'
import type { Topic } from '../../../shared/topology/model'
import { useBoard } from '../boardContext'
import { changeConfig } from './changeElement'
import { TextField } from './fields'
import styles from './Inspector.module.css'
import { type Read, readText } from './readField'
import { CLEANUP, RETENTION } from './topicReading'

/** These two have fields of their own. */
const ELSEWHERE = new Set([RETENTION, CLEANUP])

/** Every further config by its Kafka name. */
export function TopicConfigs({ topic }: { readonly topic: Topic }) {
  const { session } = useBoard()
  const [adding, setAdding] = useState(false)
  const configs = [...topic.configs].filter(([name]) => !ELSEWHERE.has(name))
  const full = topic.configs.size >= LIMITS.configsPerTopic
  return (
    <>
      {configs.length === 0 && !adding && (
        <p className={styles.hint}>
          Everything else is as the broker has it. Add a config to set it for this topic only.
        </p>
      )}
      {configs.map(([name, value]) => (
        <div key={name} className={styles.config}>
          <TextField
            label={name}
            mono
            id={`${topic.id} config ${name}`}
            value={value}
            read={readText}
            commit={(next) => changeConfig(session, topic.id, [name, next])}
          />
          <ActionIcon aria-label={`Remove ${name}`} onClick={() => changeConfig(session, topic.id, [name, null])}>
            <IconX size={15} />
          </ActionIcon>
        </div>
      ))}
      {adding ? (
        <div ref={focusField}>
          <TextField
            label="Name of the config"
            mono
            placeholder="max.message.bytes"
            id={`${topic.id} new config`}
            value=""
            read={(text) => readConfigName(text, topic)}
            commit={(name) => {
              changeConfig(session, topic.id, [name, ''])
              setAdding(false)
            }}
          />
        </div>
      ) : (
        <Button size="xs" disabled={full} leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
          Add a config
        </Button>
      )}
    </>
  )
}

/** Whoever asked for a field writes into it next. */
const focusField = (box: HTMLElement | null) => box?.querySelector('input')?.focus()

function readConfigName(text: string, topic: Topic): Read<string> {
  const name = text.trim()
  if (!/^[a-z0-9._-]{1,200}$/i.test(name))
    return { ok: false, sentence: 'The name of a Kafka topic config, such as segment.bytes.' }
  return topic.configs.has(name) ? { ok: false, sentence: `${name} is set already.` } : { ok: true, value: name }
}
