import { done, type Outcome, refused } from '../problem'
import { CAPTURES_FIELDS, type Field, PRODUCES_FIELDS, SERVICE_FIELDS } from '../topology/behaviour'
import { LIMITS } from '../topology/limits'
import type { Topology } from '../topology/model'
import { nearest } from '../topology/nearest'

/** What goes wrong, `atMs` after the run began (0 = at once). */
export type PlannedFault = { readonly atMs: number; readonly action: FaultAction }
export type FaultAction =
  | { readonly kind: 'start' | 'stop'; readonly serviceId: string }
  | {
      readonly kind: 'crash'
      readonly serviceId: string /** From 1; absent = all copies. */
      readonly instance?: number
    }
  | { readonly kind: 'scale'; readonly serviceId: string; readonly instances: number }
  | { readonly kind: 'burst'; readonly serviceId: string; readonly count: number }
  /** Changes how a service or connection behaves. */
  | {
      readonly kind: 'set'
      readonly elementId: string
      readonly field: string
      readonly value: string | number | boolean
    }
  | { readonly kind: 'wipe'; readonly storeId: string }
  | { readonly kind: 'restartBroker' }

export const FAULT_EXAMPLES = [
  'crash notification at 5s',
  'crash packing 2 at 5s',
  'stop notification at 5s',
  'start notification at 12s',
  'scale packing to 3 at 5s',
  'burst 200 from post-api at 5s',
  'set notification commit = receive at 2s',
  'wipe balances at 5s',
  'restart broker at 5s',
] as const

const A_DAY_MS = 24 * 60 * 60_000

/** Services, stores and connections are called by name or id. */
export function parseFault(text: string, topology: Topology): Outcome<PlannedFault> {
  const [, said = '', time, amount, unit] =
    /^(.*?)(?:\s+at\s+((\d{1,6}(?:\.\d{1,3})?)\s*(ms|s|m)?))?\s*$/is.exec(text.trim()) ?? []
  const atMs = amount === undefined ? 0 : Number(amount) * msOf(unit)
  if (atMs > A_DAY_MS) return wrong(`A fault happens within a day of the start; ${time} is later.`)
  const action = actionOf(said.trim(), topology)
  return action.ok ? done({ atMs, action: action.value }) : action
}

const msOf = (unit = 's') => ({ ms: 1, s: 1_000, m: 60_000 })[unit.toLowerCase()] ?? 1_000

const VERBS = {
  start: (rest, topology) => serviceAction(rest, topology, (serviceId) => ({ kind: 'start', serviceId })),
  stop: (rest, topology) => serviceAction(rest, topology, (serviceId) => ({ kind: 'stop', serviceId })),
  crash,
  scale,
  burst,
  set,
  wipe,
  restart: (rest) =>
    /^broker$/i.test(rest)
      ? done({ kind: 'restartBroker' })
      : wrong(`"restart" is for the broker, not for "${short(rest)}".`),
} as const satisfies Record<string, (rest: string, topology: Topology) => Outcome<FaultAction>>
type Verb = keyof typeof VERBS

function actionOf(said: string, topology: Topology): Outcome<FaultAction> {
  const [verb = '', ...rest] = said.split(/\s+/)
  const known = Object.keys(VERBS).find((one): one is Verb => one === verb.toLowerCase())
  if (known) return VERBS[known](rest.join(' '), topology)
  return wrong(
    `A fault cannot begin with "${short(verb)}".`,
    `It begins with one of ${Object.keys(VERBS).join(', ')}: "${FAULT_EXAMPLES[0]}".`,
  )
}

function crash(rest: string, topology: Topology): Outcome<FaultAction> {
  const whole = find(rest, topology.services)
  if (whole) return done({ kind: 'crash', serviceId: whole })
  const [, name, copy] = /^(.*\S)\s+(\d{1,3})$/.exec(rest) ?? []
  return serviceAction(name ?? rest, topology, (serviceId) => ({
    kind: 'crash',
    serviceId,
    ...(copy && { instance: Number(copy) }),
  }))
}

function scale(rest: string, topology: Topology): Outcome<FaultAction> {
  const [, name, count] = /^(.*\S)\s+to\s+(\d{1,4})$/i.exec(rest) ?? []
  const instances = Number(count)
  if (!name || instances < 1 || instances > LIMITS.instances)
    return wrong(`"scale" needs a service and 1 to ${LIMITS.instances} instances.`, 'Write "scale packing to 3".')
  return serviceAction(name, topology, (serviceId) => ({ kind: 'scale', serviceId, instances }))
}

function burst(rest: string, topology: Topology): Outcome<FaultAction> {
  const [, number, name] = /^(\d{1,5})\s+from\s+(.*\S)$/i.exec(rest) ?? []
  const count = Number(number)
  if (!name || count < 1 || count > LIMITS.burst)
    return wrong(`"burst" needs 1 to ${LIMITS.burst} messages and a service.`, 'Write "burst 200 from post-api".')
  return serviceAction(name, topology, (serviceId) => ({ kind: 'burst', serviceId, count }))
}

function wipe(rest: string, topology: Topology): Outcome<FaultAction> {
  const storeId = find(rest, topology.stores)
  return storeId ? done({ kind: 'wipe', storeId }) : unknown('store', rest, topology.stores)
}

function set(rest: string, topology: Topology): Outcome<FaultAction> {
  const [, name = '', field = '', value = ''] = /^(.*\S)\s+(\w+)\s*=\s*(.*)$/s.exec(rest) ?? []
  const place = fieldsOf(name, topology)
  if (!place)
    return unknown(
      'service or connection',
      name || rest,
      new Map<string, { readonly id: string }>([...topology.services, ...topology.connections]),
    )
  const known = place.fields.get(field)
  if (!known) {
    const near = nearest(field, place.fields.keys())
    return wrong(`${name} has nothing called "${short(field)}" that can be set.`, near && `Did you mean "${near}"?`)
  }
  const read = readValue(known, value.trim())
  return read === undefined
    ? wrong(`${field} of ${name} cannot be "${short(value)}".`, `It is ${described(known)}.`)
    : done({ kind: 'set', elementId: place.elementId, field, value: read })
}

type Settable = { readonly elementId: string; readonly fields: ReadonlyMap<string, Field> }

const rate: Field = { kind: 'number', assumed: 0, from: 0, to: LIMITS.rate, whole: false }

function fieldsOf(name: string, topology: Topology): Settable | undefined {
  const serviceId = find(name, topology.services)
  if (serviceId) return { elementId: serviceId, fields: new Map(Object.entries(SERVICE_FIELDS)) }
  const connection = topology.connections.get(name)
  if (connection?.kind === 'produces')
    return { elementId: name, fields: new Map<string, Field>([...Object.entries(PRODUCES_FIELDS), ['rate', rate]]) }
  if (connection?.kind === 'captures') return { elementId: name, fields: new Map(Object.entries(CAPTURES_FIELDS)) }
  return undefined
}

function readValue(field: Field, text: string): string | number | boolean | undefined {
  switch (field.kind) {
    case 'text':
      return text
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'choice':
      return field.choices.find((choice) => choice === text)
    case 'number': {
      const value = Number(text)
      const fits = text !== '' && value >= field.from && value <= field.to && (!field.whole || Number.isInteger(value))
      return fits ? value : undefined
    }
  }
}

function described(field: Field): string {
  switch (field.kind) {
    case 'text':
      return 'a text'
    case 'flag':
      return 'true or false'
    case 'choice':
      return `one of ${field.choices.join(', ')}`
    case 'number':
      return `a ${field.whole ? 'whole ' : ''}number from ${field.from} to ${field.to}`
  }
}

type Named = ReadonlyMap<string, { readonly id: string; readonly name?: string }>

function serviceAction(
  name: string,
  { services }: Topology,
  act: (serviceId: string) => FaultAction,
): Outcome<FaultAction> {
  const serviceId = find(name, services)
  return serviceId ? done(act(serviceId)) : unknown('service', name, services)
}

function find(name: string, things: Named): string | undefined {
  if (things.has(name)) return name
  return [...things.values()].find((thing) => thing.name?.toLowerCase() === name.toLowerCase())?.id
}

function unknown(kind: string, name: string, things: Named): Outcome<never> {
  const near = nearest(
    name,
    [...things.values()].map((thing) => thing.name ?? thing.id),
  )
  return wrong(`There is no ${kind} called "${short(name)}" on this board.`, near && `Did you mean "${near}"?`)
}

const short = (text: string) => text.slice(0, 60)

const wrong = (sentence: string, next?: string): Outcome<never> =>
  refused({ code: 'fault', sentence, ...(next && { next }) })
