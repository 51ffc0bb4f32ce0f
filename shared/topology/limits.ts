/** Sizes beyond which input is refused with a sentence. One place, used by forms, imports and the board document alike. */
export const LIMITS = {
  boardFileBytes: 4 * 1024 * 1024,
  boardFileDepth: 64,
  nodes: 10_000,
  connections: 20_000,
  nameLength: 500,
  textLength: 64 * 1024,
  /** One expression. */
  expressionLength: 10_000,
  /** Lists and objects inside each other, in what expressions and stores make. */
  jsonDepth: 128,
  configsPerTopic: 100,
  partitions: 10_000,
  rate: 2_000,
  /** One produced value, by hand or from a template. The embedded broker's `max.message.bytes` is 1 MB. */
  messageBytes: 1_000_000,
  /** Messages made at once. */
  burst: 10_000,
  /** Messages that one record may be answered with over one connection. */
  answersPerRecord: 1_000,
  /** Groups with an open window, of one connection and copy. */
  openWindows: 10_000,
  /** And what they are grouped by: they are in memory. */
  openWindowBytes: 16 * 1024 * 1024,
  /** Running copies of one service. */
  instances: 20,
  /** Of one board: running copies over all services, messages a second, bytes a second of messages and requests. Beyond them it is throttled, and says so. */
  instancesPerBoard: 60,
  ratePerBoard: 5_000,
  bytesPerBoard: 20_000_000,
  /** Requests between the services of one board that wait for an answer. */
  openCallsPerBoard: 1_000,
  /** Messages a second of a service to which comes back what it sends: a circle would fill the cluster by itself. */
  ratePerCircle: 200,
  /** Of one partition of the embedded broker, on the one disk of all boards; a topic may say otherwise. */
  retentionBytes: 1024 * 1024 * 1024,
  /** Milliseconds of each second that the expressions of one board may take; all boards share the server. */
  expressionMsPerBoard: 500,
  /** Milliseconds that the expressions over one record may take, should counting their steps not have ended them before. */
  expressionMsPerRecord: 1_000,
  /** Characters of a key under which something is kept. Engines find texts of more than 16,383 in a map by their length alone. */
  keyLength: 16_000,
  /** Entries of one store. */
  storeEntries: 100_000,
  /** Keys and values of one store, and of all states in the server: they are in memory. */
  storeBytes: 64 * 1024 * 1024,
  statesBytes: 256 * 1024 * 1024,
  invariants: 100,
  faults: 100,
  frames: 1_000,
  views: 100,
  /** Points by which one connection is led. */
  waypoints: 50,
  /** Canvas units from the middle of a board in each direction. */
  farthest: 1_000_000,
  /** Magnification of a view. */
  zoom: { from: 0.001, to: 10 },
} as const
