import type { Topology } from './model'

/** The Maps of a Topology, in the order of a board file. */
export type Collection = Exclude<keyof Topology, 'name'>
export const COLLECTIONS = [
  'services',
  'topics',
  'stores',
  'connections',
  'notes',
  'frames',
  'invariants',
  'faults',
  'views',
  'layout',
] as const satisfies readonly Collection[]
