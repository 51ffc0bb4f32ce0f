import {
  CALLS_FIELDS,
  CAPTURES_FIELDS,
  type CallsBehaviour,
  type CapturesBehaviour,
  KEEPS_FIELDS,
  type KeepsBehaviour,
  PRODUCES_FIELDS,
  type ProducesBehaviour,
  SERVICE_FIELDS,
  type ServiceBehaviour,
  STORE_FIELDS,
  type StoreBehaviour,
  SUBSCRIBES_FIELDS,
  type SubscribesBehaviour,
} from '../../../../shared/topology/behaviour'
import { behaviourOf } from '../../../../shared/topology/behaviourOf'
import { EXPORT_LANGUAGES } from '../../../../shared/topology/exportLanguages'
import {
  type Calls,
  type Captures,
  type Keeps,
  PRODUCE_WHEN,
  type Produces,
  type Service,
  START_POSITIONS,
  type Store,
  type Subscribes,
} from '../../../../shared/topology/model'
import { LANGUAGE_CHOICES } from '../languageChoices'
import { type Read, readName, readRate, readTemplate } from '../readField'
import { COMMIT_POLICY_WORDS } from '../service/commitPolicyWords'
import { fieldsOfTable } from './fieldsOfTable'
import type { SeveralField } from './severalField'

const PACE = { input: { label: 'Each record' }, rate: { label: 'On a clock' } }

export const SERVICES: readonly SeveralField<Service>[] = [
  {
    name: 'language',
    label: 'Language of the export',
    choices: LANGUAGE_CHOICES,
    textOf: ({ language }) => language,
    given: (service, text) => chosen(EXPORT_LANGUAGES, text, (language) => ({ ...service, language })),
  },
  ...fieldsOfTable<Service, ServiceBehaviour>(SERVICE_FIELDS, behaviourOf.service, {
    instances: { label: 'Instances' },
    delayMs: { label: 'Time for each record', unit: 'ms' },
    waitMs: { label: 'Waits until it is old', unit: 'ms' },
    batchSeconds: { label: 'In batches, every', unit: 's' },
    failShare: { label: 'Attempts that fail by chance', unit: '%' },
    failWhere: { label: 'Records that always fail' },
    retries: { label: 'Retries' },
    commit: { label: 'The bookmark moves', choices: COMMIT_POLICY_WORDS },
    pinned: { label: 'Pinned' },
    idempotent: { label: 'Idempotent' },
  }),
]

export const STORES = fieldsOfTable<Store, StoreBehaviour>(STORE_FIELDS, behaviourOf.store, {
  kind: { label: 'Kind', choices: { state: { label: 'State' }, table: { label: 'Table' } } },
  key: { label: 'Key of the entry' },
  fold: { label: 'Next value of the entry', lines: true },
})

export const PRODUCES: readonly SeveralField<Produces>[] = [
  {
    name: 'when',
    label: 'Sends',
    choices: [
      { value: 'rate', label: 'On a clock' },
      { value: 'input', label: 'Each record' },
      { value: 'failure', label: 'Failures' },
      { value: 'life', label: 'Life' },
    ],
    textOf: ({ when }) => when,
    given: (connection, text) => chosen(PRODUCE_WHEN, text, (when) => ({ ...connection, when })),
  },
  {
    name: 'rate',
    label: 'Messages a second',
    textOf: ({ rate }) => String(rate),
    given: (connection, text) => put(readRate(text), (rate) => ({ ...connection, rate })),
  },
  templateOf('key', { label: 'Template of the key' }),
  templateOf('value', { label: 'Value', lines: true }),
  ...fieldsOfTable<Produces, ProducesBehaviour>(PRODUCES_FIELDS, behaviourOf.produces, {
    where: { label: 'Only where' },
    map: { label: 'New value', lines: true },
    mapKey: { label: 'New key' },
    limit: { label: 'Stops after' },
    category: { label: 'Category', choices: { business: { label: 'Business' }, system: { label: 'System' } } },
  }),
]

export const SUBSCRIBES: readonly SeveralField<Subscribes>[] = [
  {
    name: 'group',
    label: 'Group',
    textOf: ({ group }) => group,
    given: (connection, text) => put(readName(text), (group) => ({ ...connection, group })),
  },
  {
    name: 'start',
    label: 'A group without a bookmark begins at',
    choices: [
      { value: 'earliest', label: 'Oldest record' },
      { value: 'latest', label: 'New records only' },
    ],
    textOf: ({ start }) => start,
    given: (connection, text) => chosen(START_POSITIONS, text, (start) => ({ ...connection, start })),
  },
  ...fieldsOfTable<Subscribes, SubscribesBehaviour>(SUBSCRIBES_FIELDS, behaviourOf.subscribes, {
    as: { label: 'Reads it as', choices: { stream: { label: 'Stream' }, table: { label: 'Table' } } },
    lookup: { label: 'Key to look up' },
  }),
]

export const CALLS = fieldsOfTable<Calls, CallsBehaviour>(CALLS_FIELDS, behaviourOf.calls, {
  when: { label: 'Calls', choices: PACE },
  rate: { label: 'Requests', unit: 'a second' },
  timeoutMs: { label: 'Gives up after', unit: 'ms' },
  retries: { label: 'Retries' },
  body: { label: 'Body', template: true, lines: true },
  where: { label: 'Only where' },
})

export const KEEPS = fieldsOfTable<Keeps, KeepsBehaviour>(KEEPS_FIELDS, behaviourOf.keeps, {
  when: { label: 'Writes', choices: PACE },
  rate: { label: 'Rows', unit: 'a second' },
  row: { label: 'Row', template: true, lines: true },
  where: { label: 'Only where' },
})

export const CAPTURES = fieldsOfTable<Captures, CapturesBehaviour>(CAPTURES_FIELDS, behaviourOf.captures, {
  mode: {
    label: 'Captures',
    choices: { changes: { label: 'Changes' }, outbox: { label: 'Outbox' }, dualWrite: { label: 'Dual write' } },
  },
  paused: { label: 'Paused' },
  map: { label: 'Value of the event', lines: true },
  mapKey: { label: 'Key of the event' },
})

function templateOf(
  name: 'key' | 'value',
  words: Pick<SeveralField<Produces>, 'label' | 'lines'>,
): SeveralField<Produces> {
  return {
    name,
    ...words,
    textOf: (connection) => connection[name],
    given: (connection, text) => put(readTemplate(text), (template) => ({ ...connection, [name]: template })),
  }
}

const put = <T, E>(read: Read<T>, into: (value: T) => E): Read<E> =>
  read.ok ? { ok: true, value: into(read.value) } : read

function chosen<C extends string, E>(choices: readonly C[], text: string, into: (choice: C) => E): Read<E> {
  const choice = choices.find((one) => one === text)
  return choice === undefined ? { ok: false, sentence: 'Choose one of the list.' } : { ok: true, value: into(choice) }
}
