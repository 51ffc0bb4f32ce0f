import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Problem } from '../../../shared/problem'
import type { Topic } from '../../../shared/topology/model'
import { Dialog } from '../../ui/Dialog'
import { formatOffset } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard, useBoardState, useTopology } from '../boardContext'
import { drawExample, drawKey } from './drawExample'
import { HeaderFields } from './HeaderFields'
import { readHex, writeHex } from './hexBytes'
import { LanePreview } from './LanePreview'
import styles from './Produce.module.css'
import { formToRequest, type ProduceForm } from './produceForm'

type ProduceDialogProps = { readonly topicId: string; readonly onClose: () => void }

export function ProduceDialog({ topicId, onClose }: ProduceDialogProps) {
  const topic = useTopology().topics.get(topicId)
  if (!topic) return null
  return <ProduceMessage topic={topic} onClose={onClose} />
}

type Sent = { readonly partition: number; readonly offset: string }

function ProduceMessage({ topic, onClose }: { readonly topic: Topic; readonly onClose: () => void }) {
  const { server, session } = useBoard()
  const prefix = useBoardState((state) => state.prefix)
  const firstKey = useMemo(() => drawKey(session.state.getState().topology, topic.id), [session, topic.id])
  const [form, setForm] = useState<ProduceForm>(() => ({
    hasKey: true,
    key: firstKey,
    tombstone: false,
    value: drawExample(topic, firstKey),
    hex: false,
    headers: [],
  }))
  const [sending, setSending] = useState(false)
  const [sent, setSent] = useState<Sent | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const set = (change: Partial<ProduceForm>) => setForm({ ...form, ...change })
  const read = formToRequest(form, { boardId: session.boardId, topicId: topic.id })
  const produce = async () => {
    if (!read.ok) return
    setSending(true)
    const outcome = await server.wire.ask('message:produce', read.request)
    setSending(false)
    setSent(outcome.ok ? outcome.value : null)
    setProblem(outcome.ok ? null : outcome.problem)
  }
  return (
    <Dialog
      title={`Produce to ${prefix}${topic.name}`}
      size={620}
      onClose={onClose}
      actions={
        <>
          <span className={styles.result} role="status">
            {sent && `In partition ${sent.partition} at offset ${formatOffset(sent.offset)}.`}
          </span>
          <Button
            onClick={() =>
              set({ value: drawExample(topic, form.hasKey ? form.key : null), hex: false, tombstone: false })
            }
          >
            Draw another example
          </Button>
          <Button variant="filled" loading={sending} disabled={!read.ok} onClick={() => void produce()}>
            Produce
          </Button>
        </>
      }
    >
      {problem && <ProblemNote problem={problem} />}
      <KeyField form={form} topic={topic} onChange={set} />
      <Textarea
        label="Value"
        rows={9}
        resize="vertical"
        spellCheck={false}
        disabled={form.tombstone}
        classNames={{ input: styles.mono }}
        value={form.tombstone ? '' : form.value}
        placeholder={form.tombstone ? 'no value' : form.hex ? '00 ff 1a' : ''}
        error={read.ok ? undefined : read.sentence}
        onChange={(event) => set({ value: event.currentTarget.value })}
      />
      <Checkbox
        label="Bytes, each as two digits"
        checked={form.hex}
        disabled={form.tombstone}
        onChange={(event) => set(writtenAs(form, event.currentTarget.checked))}
      />
      <Checkbox
        label="Tombstone: no value, so that compaction forgets the key"
        checked={form.tombstone}
        onChange={(event) => set({ tombstone: event.currentTarget.checked })}
      />
      <HeaderFields headers={form.headers} onChange={(headers) => set({ headers })} />
    </Dialog>
  )
}

/** What is written stays, as far as it can be said the other way. */
function writtenAs({ value }: ProduceForm, hex: boolean): Partial<ProduceForm> {
  if (hex) return { hex, value: writeHex(new TextEncoder().encode(value)) }
  const bytes = readHex(value)
  return { hex, value: bytes ? new TextDecoder().decode(bytes) : value }
}

type KeyFieldProps = {
  readonly form: ProduceForm
  readonly topic: Topic
  readonly onChange: (change: Partial<ProduceForm>) => void
}

const KeyField = ({ form, topic, onChange }: KeyFieldProps) => (
  <div>
    <div className={styles.key}>
      <TextInput
        label="Key"
        data-autofocus
        spellCheck={false}
        disabled={!form.hasKey}
        classNames={{ input: styles.mono }}
        value={form.hasKey ? form.key : ''}
        onChange={(event) => onChange({ key: event.currentTarget.value })}
      />
      <Checkbox
        label="no key"
        checked={!form.hasKey}
        onChange={(event) => onChange({ hasKey: !event.currentTarget.checked })}
      />
    </div>
    <LanePreview value={form.hasKey ? form.key : null} partitions={topic.partitions} />
  </div>
)
