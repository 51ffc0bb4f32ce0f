/**
 * The model inside a board. Plain, immutable, serialisable; everything else (canvas, checks, plan, export, runner) is derived from it.
 * Ids are opaque and unique within a board over all kinds. Collections are Maps, sorted by id, because names and ids such as
 * `__proto__` must not meet an object's prototype.
 */
export type Topology = {
  readonly name: string
  readonly services: ReadonlyMap<string, Service>
  readonly topics: ReadonlyMap<string, Topic>
  /** Both ends exist and fit the kind: dangling or impossible connections never reach a Topology. */
  readonly connections: ReadonlyMap<string, Connection>
  readonly notes: ReadonlyMap<string, Note>
  /** Position of a service, topic or note by its id. A thing without one has not been laid out yet. */
  readonly layout: ReadonlyMap<string, Position>
}

/** Every language the export will speak; what it speaks today is `EXPORT_LANGUAGES` in `shared/scaffold`. */
export const LANGUAGES = ['typescript', 'java', 'python', 'go', 'rust'] as const
export type Language = (typeof LANGUAGES)[number]

export type Service = {
  readonly id: string
  readonly name: string
  readonly language: Language
}

export type Topic = {
  readonly id: string
  readonly name: string
  readonly partitions: number
  readonly replication: number
  /** Kafka topic configs by their Kafka name, for example `retention.ms` or `cleanup.policy`; values as Kafka writes them. */
  readonly configs: ReadonlyMap<string, string>
  /** A message template (see `shared/generation`), used for producing by hand and as the default of a produces connection. */
  readonly example?: string
  /** JSON Schema of the value, as JSON text. */
  readonly schema?: string
}

export const CONNECTION_KINDS = ['produces', 'subscribes', 'calls'] as const
export type ConnectionKind = (typeof CONNECTION_KINDS)[number]
export type Connection = Produces | Subscribes | Calls

/** service -> topic */
export type Produces = {
  readonly kind: 'produces'
  readonly id: string
  readonly from: string
  readonly to: string
  /** `rate`: on a clock, `rate` messages a second. `input`: one message per record that the service receives. */
  readonly when: 'rate' | 'input'
  /** Messages a second; 0 = only by hand. Ignored when `when` is `input`. */
  readonly rate: number
  /** Template of the key; empty = no key. */
  readonly key: string
  /** Template of the value; empty = the topic's example. */
  readonly value: string
}

export const START_POSITIONS = ['earliest', 'latest'] as const
export type StartPosition = (typeof START_POSITIONS)[number]

/** topic -> service */
export type Subscribes = {
  readonly kind: 'subscribes'
  readonly id: string
  readonly from: string
  readonly to: string
  readonly group: string
  /** Where a group without a committed offset begins. */
  readonly start: StartPosition
}

/** service -> service, synchronous HTTP; drawn to be compared with events. */
export type Calls = {
  readonly kind: 'calls'
  readonly id: string
  readonly from: string
  readonly to: string
}

export type Note = { readonly id: string; readonly text: string }

/** Canvas units (pixels at 100 %), top left corner. */
export type Position = { readonly x: number; readonly y: number }

export type NodeKind = 'service' | 'topic' | 'note'

export const EMPTY_TOPOLOGY: Topology = {
  name: 'Untitled board',
  services: new Map(),
  topics: new Map(),
  connections: new Map(),
  notes: new Map(),
  layout: new Map(),
}
