import { BEHAVIOUR_FIELDS } from '../behaviourFields'
import { LIMITS } from '../limits'
import {
  type Frame,
  type Framed,
  LANGUAGES,
  NOTE_FIELDS,
  type Note,
  type Service,
  type Store,
  type Topic,
} from '../model'
import type { FileNode } from './fileNode'
import {
  choiceOf,
  complain,
  type Element,
  elementOf,
  entriesOf,
  idOf,
  meant,
  numberOf,
  type Report,
  saidBy,
  textOf,
} from './reading'

type Frames = ReadonlyMap<string, Frame>
type Around = { readonly frames: Frames; readonly report: Report }

/** Reads the elements that have a place on the canvas, on a board with these frames. */
export function nodeReaders(frames: Frames) {
  const reader =
    <T>(read: (node: FileNode, path: string, around: Around) => T) =>
    (node: FileNode, path: string, report: Report) =>
      read(node, path, { frames, report })
  return { service: reader(readService), topic: reader(readTopic), store: reader(readStore), note: reader(readNote) }
}

const SERVICE_FIELDS = ['id', 'name', 'language', 'frame', ...Object.keys(BEHAVIOUR_FIELDS.service)]

function readService(node: FileNode, path: string, { frames, report }: Around): Service {
  const element = elementOf(node, path, { known: SERVICE_FIELDS, report })
  const language = choiceOf(element, 'language', { choices: LANGUAGES, fallback: 'typescript' })
  return {
    id: idOf(element),
    name: textOf(element, 'name', {}),
    language: language ?? 'typescript',
    ...framedBy(element, frames),
    ...saidBy(element, BEHAVIOUR_FIELDS.service),
  }
}

const TOPIC_FIELDS = ['id', 'name', 'partitions', 'replication', 'frame', 'configs', 'example', 'schema'] as const

function readTopic(node: FileNode, path: string, { frames, report }: Around): Topic {
  const element = elementOf(node, path, { known: TOPIC_FIELDS, report })
  return {
    id: idOf(element),
    name: textOf(element, 'name', {}),
    partitions: numberOf(element, 'partitions', { from: 1, to: LIMITS.partitions, whole: true, fallback: 1 }),
    replication: numberOf(element, 'replication', { from: 1, to: 32_767, whole: true, fallback: 1 }),
    ...framedBy(element, frames),
    configs: readConfigs(element),
    ...optionalText(element, 'example'),
    ...optionalText(element, 'schema'),
  }
}

function optionalText<N extends 'example' | 'schema'>(element: Element, name: N): { readonly [K in N]?: string } {
  if (!element.fields.has(name)) return {}
  return { [name]: textOf(element, name, { most: LIMITS.textLength }) } as { readonly [K in N]: string }
}

/** Values are texts, as Kafka has them; a number or a yes or no without quotes counts as it is written. */
function readConfigs(element: Element): ReadonlyMap<string, string> {
  const entries = entriesOf(element, 'configs', LIMITS.configsPerTopic).map(([name, node]): [string, string] => {
    const value = node.kind === 'scalar' && node.value !== null ? node : undefined
    if (!value) complain(element, 'configs', `must have a text for "${name.slice(0, 60)}".`)
    if (name.length > LIMITS.nameLength || (value?.source.length ?? 0) > LIMITS.textLength)
      complain(element, 'configs', 'has an entry that is too long.')
    return [name, typeof value?.value === 'string' ? value.value : (value?.source ?? '')]
  })
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const NOTE_KNOWN = ['id', 'text', 'frame', ...Object.keys(NOTE_FIELDS)]

function readNote(node: FileNode, path: string, { frames, report }: Around): Note {
  const element = elementOf(node, path, { known: NOTE_KNOWN, report })
  const text = textOf(element, 'text', { most: LIMITS.textLength })
  return { id: idOf(element), text, ...framedBy(element, frames), ...saidBy(element, NOTE_FIELDS) }
}

const STORE_FIELDS = ['id', 'name', 'frame', ...Object.keys(BEHAVIOUR_FIELDS.store)]

function readStore(node: FileNode, path: string, { frames, report }: Around): Store {
  const element = elementOf(node, path, { known: STORE_FIELDS, report })
  return {
    id: idOf(element),
    name: textOf(element, 'name', {}),
    ...framedBy(element, frames),
    ...saidBy(element, BEHAVIOUR_FIELDS.store),
  }
}

function framedBy(element: Element, frames: Frames): Framed {
  if (!element.fields.has('frame')) return {}
  const frame = idOf(element, 'frame')
  if (frame && !frames.has(frame)) {
    const next = () => meant(frame, frames.keys()) ?? 'Add it to the frames, or leave the field out.'
    complain(element, 'frame', `must be the id of a frame; there is none with the id "${frame}".`, next)
  }
  return { frame }
}
