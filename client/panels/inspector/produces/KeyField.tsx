import { Select } from '@mantine/core'
import { useState } from 'react'
import { valueTemplate } from '../../../../shared/behaviour/valueTemplate'
import type { Produces, Topic } from '../../../../shared/topology/model'
import { useBoard, useTopology } from '../../boardContext'
import { changeConnection } from '../changeElement'
import { TextField } from '../fields'
import { KeyLanes } from '../KeyLanes'
import { readText } from '../readField'
import { TemplateField } from '../settings/TemplateField'
import { KeyList } from './KeyList'
import { KeyPath } from './KeyPath'
import { formToKey, type KeyForm, type KeyKind, keyToForm } from './keyForm'
import styles from './Produces.module.css'

/** Where the key comes from, and for each origin a form that writes the template. */
export function KeyField({ connection }: { readonly connection: Produces }) {
  const { session } = useBoard()
  const topic = useTopology().topics.get(connection.to)
  const { key, when } = connection
  const [chosen, choose] = useState<{ readonly kind: KeyKind; readonly of: string } | null>(null)
  const written = keyToForm(key)
  const form = chosen?.of === key ? asKind(chosen.kind, written) : written
  const put = (next: KeyForm) => changeConnection(session, connection, { key: formToKey(next) })
  return (
    <div className={styles.key}>
      <Select
        label="Key"
        allowDeselect={false}
        data={KINDS.map((kind) => ({ value: kind, label: kindLabel(kind, when) }))}
        value={form.kind}
        onChange={(value) => {
          const kind = KINDS.find((one) => one === value) ?? 'template'
          const next = asKind(kind, written)
          choose({ kind, of: formToKey(next) || key })
          if (formToKey(next) !== '' || kind === 'none') put(next)
        }}
      />
      <KeyForms
        id={`${connection.id} key ${form.kind}`}
        form={form}
        beside={valueBeside(connection, topic)}
        onChange={put}
      />
      {topic && key !== '' && form.kind !== 'field' && <KeyLanes template={key} partitions={topic.partitions} />}
    </div>
  )
}

/** What is sent as it was received is as good as a template that says so. */
const valueBeside = (connection: Produces, topic: Topic | undefined): string =>
  (topic && valueTemplate(connection, topic)) || (connection.when === 'input' ? '{{input.value}}' : '')

const KINDS = ['none', 'fixed', 'list', 'field', 'template'] as const

const LABELS: Readonly<Record<KeyKind, string>> = {
  none: 'none: spread over all lanes',
  fixed: 'the same for all',
  list: 'one of a list',
  field: 'a field of the value',
  template: 'a template',
}
const kindLabel = (kind: KeyKind, when: Produces['when']) =>
  kind === 'none' && when === 'input' ? 'as received' : LABELS[kind]

/** The form of another kind to begin with. */
function asKind(kind: KeyKind, written: KeyForm): KeyForm {
  if (written.kind === kind) return written
  switch (kind) {
    case 'none':
      return { kind }
    case 'fixed':
      return { kind, text: '' }
    case 'list':
      return { kind, options: ['alice', 'dave', 'carol'].map((text) => ({ text, weight: 1 })) }
    case 'field':
      return { kind, path: '' }
    case 'template':
      return { kind, text: formToKey(written) }
  }
}

type KeyFormsProps = {
  readonly id: string
  readonly form: KeyForm
  /** The template of the value. */
  readonly beside: string
  readonly onChange: (form: KeyForm) => void
}

function KeyForms({ id, form, beside, onChange }: KeyFormsProps) {
  switch (form.kind) {
    case 'none':
      return null
    case 'fixed':
      return (
        <TextField
          label="The key"
          mono
          id={id}
          value={form.text}
          read={readText}
          commit={(text) => onChange({ kind: 'fixed', text })}
        />
      )
    case 'list':
      return <KeyList id={id} options={form.options} onChange={(options) => onChange({ kind: 'list', options })} />
    case 'field':
      return <KeyPath id={id} path={form.path} value={beside} onChange={(path) => onChange({ kind: 'field', path })} />
    case 'template':
      return (
        <TemplateField
          label="Template of the key"
          part="key"
          beside={beside}
          rows={1}
          placeholder="user-{{int 1 9}}"
          id={id}
          value={form.text}
          onChange={(text) => onChange({ kind: 'template', text })}
        />
      )
  }
}
