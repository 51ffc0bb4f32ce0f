import { LIMITS } from '../limits'
import {
  CONNECTION_KINDS,
  type Connection,
  type ConnectionKind,
  type Service,
  START_POSITIONS,
  type Topic,
} from '../model'
import { nearest } from '../nearest'
import type { FileNode } from './fileNode'
import { choiceOf, complain, type Element, mapOf, numberOf, type Report, refuseOthers, textOf } from './reading'

type Surroundings = {
  readonly services: ReadonlyMap<string, Service>
  readonly topics: ReadonlyMap<string, Topic>
  /** The group a service reads in unless the file says otherwise, by its id. */
  readonly groups: ReadonlyMap<string, string>
  readonly report: Report
}

const ENDS = {
  produces: { from: 'service', to: 'topic' },
  subscribes: { from: 'topic', to: 'service' },
  calls: { from: 'service', to: 'service' },
} as const

const FIELDS = {
  produces: ['id', 'kind', 'from', 'to', 'when', 'rate', 'key', 'value'],
  subscribes: ['id', 'kind', 'from', 'to', 'group', 'start'],
  calls: ['id', 'kind', 'from', 'to'],
} as const

/** Undefined where not even the kind is known; what is wrong is reported either way. */
export function readConnection(node: FileNode, path: string, around: Surroundings): Connection | undefined {
  const element = mapOf(node, path, around.report)
  const kind = element.fields.size > 0 ? choiceOf(element, 'kind', { choices: CONNECTION_KINDS }) : undefined
  if (!kind) return undefined
  refuseOthers(element, FIELDS[kind])
  return connectionOf(element, kind, around)
}

function connectionOf(element: Element, kind: ConnectionKind, around: Surroundings): Connection {
  const id = textOf(element, 'id', { least: 1, most: 100 })
  const from = endOf(element, 'from', { is: ENDS[kind].from, around })
  const to = endOf(element, 'to', { is: ENDS[kind].to, around })
  switch (kind) {
    case 'produces':
      return { kind, id, from, to, ...production(element) }
    case 'subscribes': {
      const group = textOf(element, 'group', { fallback: around.groups.get(to) ?? '' })
      return {
        kind,
        id,
        from,
        to,
        group,
        start: choiceOf(element, 'start', { choices: START_POSITIONS, fallback: 'earliest' }) ?? 'earliest',
      }
    }
    case 'calls':
      return { kind, id, from, to }
  }
}

function production(element: Element) {
  return {
    when: choiceOf(element, 'when', { choices: ['rate', 'input'], fallback: 'rate' }) ?? 'rate',
    rate: numberOf(element, 'rate', { from: 0, to: LIMITS.rate, whole: false, fallback: 0 }),
    key: textOf(element, 'key', { most: LIMITS.textLength, fallback: '' }),
    value: textOf(element, 'value', { most: LIMITS.textLength, fallback: '' }),
  } as const
}

/** The id of a service or topic that exists. */
function endOf(
  element: Element,
  name: 'from' | 'to',
  { is, around }: { is: 'service' | 'topic'; around: Surroundings },
): string {
  const id = textOf(element, name, { least: 1, most: 100 })
  const things = is === 'service' ? around.services : around.topics
  if (!id || things.has(id)) return id
  const others = is === 'service' ? around.topics : around.services
  if (others.has(id))
    return complain(element, name, `must be a ${is}; "${id}" is a ${is === 'service' ? 'topic' : 'service'}.`)
  const near = nearest(id, things.keys())
  return complain(
    element,
    name,
    `must be the id of a ${is}; there is none with the id "${id}".`,
    near ? `Did you mean "${near}"?` : undefined,
  )
}
