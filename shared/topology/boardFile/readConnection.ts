import { BEHAVIOUR_FIELDS } from '../behaviourFields'
import { CONNECTION_ENDS } from '../connectionEnds'
import { LIMITS } from '../limits'
import {
  CONNECTION_KINDS,
  type Connection,
  type ConnectionKind,
  type Led,
  type NodeKind,
  PRODUCE_WHEN,
  START_POSITIONS,
} from '../model'
import type { FileNode } from './fileNode'
import {
  choiceOf,
  complain,
  type Element,
  elementOf,
  fieldPath,
  idOf,
  itemsOf,
  mapOf,
  meant,
  numberOf,
  positionOf,
  type Report,
  refuseOthers,
  saidBy,
  textOf,
} from './reading'

type EndKind = Exclude<NodeKind, 'note'>

type Surroundings = {
  readonly nodes: { readonly [kind in EndKind]: ReadonlyMap<string, unknown> }
  /** The group a service reads in unless the file says otherwise, by its id. */
  readonly groups: ReadonlyMap<string, string>
  readonly report: Report
}

const COMMON_FIELDS = ['id', 'kind', 'from', 'to']
const OWN_FIELDS = {
  produces: ['when', 'rate', 'key', 'value'],
  subscribes: ['group', 'start'],
  calls: [],
  keeps: [],
  captures: [],
} as const

/** Undefined where not even the kind is known; what is wrong is reported either way. */
export function readConnection(node: FileNode, path: string, around: Surroundings): Connection | undefined {
  const element = mapOf(node, path, around.report)
  const kind = element.fields.size > 0 ? choiceOf(element, 'kind', { choices: CONNECTION_KINDS }) : undefined
  if (!kind) return undefined
  refuseOthers(element, [...COMMON_FIELDS, ...OWN_FIELDS[kind], ...Object.keys(BEHAVIOUR_FIELDS[kind]), 'via'])
  return connectionOf(element, kind, around)
}

function connectionOf(element: Element, kind: ConnectionKind, around: Surroundings): Connection {
  const id = idOf(element)
  const from = endOf(element, 'from', { is: CONNECTION_ENDS[kind].from, around })
  const to = endOf(element, 'to', { is: CONNECTION_ENDS[kind].to, around })
  const base = { id, from, to, ...ledBy(element) }
  switch (kind) {
    case 'produces':
      return { kind, ...base, ...production(element), ...saidBy(element, BEHAVIOUR_FIELDS.produces) }
    case 'subscribes': {
      const group = textOf(element, 'group', { fallback: around.groups.get(to) ?? '' })
      return {
        kind,
        ...base,
        group,
        start: choiceOf(element, 'start', { choices: START_POSITIONS, fallback: 'earliest' }) ?? 'earliest',
        ...saidBy(element, BEHAVIOUR_FIELDS.subscribes),
      }
    }
    case 'calls':
      return { kind, ...base, ...saidBy(element, BEHAVIOUR_FIELDS.calls) }
    case 'keeps':
      return { kind, ...base, ...saidBy(element, BEHAVIOUR_FIELDS.keeps) }
    case 'captures':
      return { kind, ...base, ...saidBy(element, BEHAVIOUR_FIELDS.captures) }
  }
}

function production(element: Element) {
  return {
    when: choiceOf(element, 'when', { choices: PRODUCE_WHEN, fallback: 'rate' }) ?? 'rate',
    rate: numberOf(element, 'rate', { from: 0, to: LIMITS.rate, whole: false, fallback: 0 }),
    key: textOf(element, 'key', { most: LIMITS.textLength, fallback: '' }),
    value: textOf(element, 'value', { most: LIMITS.textLength, fallback: '' }),
  } as const
}

function ledBy(element: Element): Led {
  const via = itemsOf(element, 'via', LIMITS.waypoints).map((node, index) =>
    positionOf(
      elementOf(node, `${fieldPath(element.path, 'via')}[${index}]`, { known: ['x', 'y'], report: element.report }),
    ),
  )
  return via.length > 0 ? { via } : {}
}

/** The id of a node that exists and is of the right kind. */
function endOf(element: Element, name: 'from' | 'to', { is, around }: { is: EndKind; around: Surroundings }): string {
  const id = idOf(element, name)
  if (!id || around.nodes[is].has(id)) return id
  const other = END_KINDS.find((kind) => around.nodes[kind].has(id))
  if (other) return complain(element, name, `must be a ${is}; "${id}" is a ${other}.`)
  const next = () => meant(id, around.nodes[is].keys())
  return complain(element, name, `must be the id of a ${is}; there is none with the id "${id}".`, next)
}

const END_KINDS = ['service', 'topic', 'store'] as const satisfies readonly EndKind[]
