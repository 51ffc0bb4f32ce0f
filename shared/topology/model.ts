import type {
  CallsBehaviour,
  CapturesBehaviour,
  KeepsBehaviour,
  ProducesBehaviour,
  ServiceBehaviour,
  StoreBehaviour,
  SubscribesBehaviour,
} from './behaviour'
import type { Fields, Said } from './behaviourFields'

/**
 * The model inside a board. Plain, immutable, serialisable; everything else (canvas, checks, plan, export, runner) is derived from it.
 * Ids are opaque and unique within a board over all kinds. Collections are Maps, sorted by id, because names and ids such as
 * `__proto__` must not meet an object's prototype.
 */
export type Topology = {
  readonly name: string
  readonly services: ReadonlyMap<string, Service>
  readonly topics: ReadonlyMap<string, Topic>
  readonly stores: ReadonlyMap<string, Store>
  /** Both ends exist and fit the kind: dangling or impossible connections never reach a Topology. */
  readonly connections: ReadonlyMap<string, Connection>
  readonly notes: ReadonlyMap<string, Note>
  /** What belongs together. A frame that holds nothing never reaches a Topology. */
  readonly frames: ReadonlyMap<string, Frame>
  /** What must hold whenever the ledger is drawn up; each is a badge on the board and an expectation of a headless run. */
  readonly invariants: ReadonlyMap<string, Invariant>
  /** What goes wrong: with a time in each headless run, without one when somebody plants it. */
  readonly faults: ReadonlyMap<string, Fault>
  /** Places of the board to come back to. */
  readonly views: ReadonlyMap<string, View>
  /** Position of a service, topic, store or note by its id. A thing without one has not been laid out yet. */
  readonly layout: ReadonlyMap<string, Position>
}

/** Every language the export will speak; what it speaks today is `EXPORT_LANGUAGES`. */
export const LANGUAGES = ['typescript', 'java', 'python', 'go', 'rust'] as const
export type Language = (typeof LANGUAGES)[number]

/**
 * A field of behaviour that is absent is as its table in `behaviour.ts` assumes; `behaviourOf` fills it in. A field that is as assumed is
 * absent, in a document, in a board file and in every Topology read from one: what behaves alike is equal, and has one text.
 */
export type Service = {
  readonly id: string
  readonly name: string
  readonly language: Language
} & Framed &
  Partial<ServiceBehaviour>

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
} & Framed

/** A state folded from records, or a table of rows. */
export type Store = { readonly id: string; readonly name: string } & Framed & Partial<StoreBehaviour>

export const CONNECTION_KINDS = ['produces', 'subscribes', 'calls', 'keeps', 'captures'] as const
export type ConnectionKind = (typeof CONNECTION_KINDS)[number]
export type Connection = Produces | Subscribes | Calls | Keeps | Captures

export const PRODUCE_WHEN = ['rate', 'input', 'failure', 'life'] as const

/** service -> topic */
export type Produces = {
  readonly kind: 'produces'
  readonly id: string
  readonly from: string
  readonly to: string
  /**
   * `rate`: on a clock, `rate` messages a second. `input`: for each record or request that the service receives. `failure`: each record that
   * the service gave up goes there as it is, with headers that say why: a dead-letter or retry topic. `life`: when the service has started,
   * and when it has stopped; a crash says nothing.
   */
  readonly when: (typeof PRODUCE_WHEN)[number]
  /** Messages a second; 0 = only by hand. Only where `when` is `rate`. */
  readonly rate: number
  /** Template of the key; empty = no key. */
  readonly key: string
  /** Template of the value; empty = the topic's example, and without one a plain message. */
  readonly value: string
} & Led &
  Partial<ProducesBehaviour>

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
} & Led &
  Partial<SubscribesBehaviour>

/** service -> service, synchronous HTTP; drawn to be compared with events. */
export type Calls = {
  readonly kind: 'calls'
  readonly id: string
  readonly from: string
  readonly to: string
} & Led &
  Partial<CallsBehaviour>

/** service -> store: what the service receives is folded into it or written there as rows. */
export type Keeps = {
  readonly kind: 'keeps'
  readonly id: string
  readonly from: string
  readonly to: string
} & Led &
  Partial<KeepsBehaviour>

/** store (a table) -> topic: change data capture. */
export type Captures = {
  readonly kind: 'captures'
  readonly id: string
  readonly from: string
  readonly to: string
} & Led &
  Partial<CapturesBehaviour>

/** `expect` is an expression over the ledger, see `shared/ledger`. */
export type Invariant = { readonly id: string; readonly name: string; readonly expect: string }
/** `fault` is a sentence such as `crash notification at 5s`, see `shared/ledger/parseFault`. */
export type Fault = { readonly id: string; readonly fault: string }

/** `text` is Markdown. */
export type Note = { readonly id: string; readonly text: string } & Framed & Said<typeof NOTE_FIELDS>
/** Canvas units. `height` 0 = as high as its text is. */
export const NOTE_FIELDS = {
  width: { kind: 'number', assumed: 224, from: 96, to: 1200, whole: true },
  height: { kind: 'number', assumed: 0, from: 0, to: 1200, whole: true },
} as const satisfies Fields

/** The frame that holds it; there is one with this id. A node is in one frame at most, and no frame is in another. */
export type Framed = { readonly frame?: string }

/** Points by which a connection is led, from its beginning to its end; absent = it finds its way alone. */
export type Led = { readonly via?: readonly Position[] }

/** A bounded context: it is drawn around what it holds, or as one node in its place. */
export type Frame = { readonly id: string; readonly name: string } & Said<typeof FRAME_FIELDS>
export const FRAME_FIELDS = { collapsed: { kind: 'flag', assumed: false } } as const satisfies Fields

/** `x`, `y`: what is in the middle, in canvas units. `zoom`: 1 = 100 %. */
export type View = { readonly id: string; readonly name: string; readonly zoom: number } & Position

/** Canvas units (pixels at 100 %), top left corner. */
export type Position = { readonly x: number; readonly y: number }

export type NodeKind = 'service' | 'topic' | 'store' | 'note'

export const EMPTY_TOPOLOGY: Topology = {
  name: 'Untitled board',
  services: new Map(),
  topics: new Map(),
  stores: new Map(),
  connections: new Map(),
  notes: new Map(),
  frames: new Map(),
  invariants: new Map(),
  faults: new Map(),
  views: new Map(),
  layout: new Map(),
}
