import type { Problem } from '../../shared/problem'
import { LIMITS } from '../../shared/topology/limits'
import { EMPTY_TOPOLOGY, type Topology } from '../../shared/topology/model'
import { nodeCount } from '../../shared/topology/nodeCount'

const MOST_TEXT = 16 * 1024 * 1024

/** Why a board cannot become like this, if it cannot. One that already has too much text may still become shorter. */
export function whyTooLarge(topology: Topology, before = EMPTY_TOPOLOGY): Problem | null {
  if (!fits(topology)) return TOO_MANY
  const text = textIn(topology)
  return text > MOST_TEXT && text > textIn(before) ? TOO_MUCH_TEXT : null
}

const fits = (topology: Topology) =>
  nodeCount(topology) <= LIMITS.nodes &&
  topology.connections.size <= LIMITS.connections &&
  topology.frames.size <= LIMITS.frames &&
  topology.invariants.size <= LIMITS.invariants &&
  topology.faults.size <= LIMITS.faults &&
  topology.views.size <= LIMITS.views

/** Characters of all names, notes, values and schemas. */
const textIn = ({ layout: _, ...texts }: Topology): number => sum(Object.values(texts))

/** What is on a board never changes: an edit makes it anew where it changes, and only that is counted again. */
const counted = new WeakMap<object, number>()

function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  const known = counted.get(value)
  if (known !== undefined) return known
  const characters = sum(value instanceof Map ? [...value.keys(), ...value.values()] : Object.values(value))
  counted.set(value, characters)
  return characters
}

const sum = (values: readonly unknown[]) => values.reduce((total: number, value) => total + charactersOf(value), 0)

const TOO_MANY: Problem = {
  code: 'boardTooLarge',
  sentence:
    `A board holds at most ${LIMITS.nodes} services, topics, stores and notes, ${LIMITS.connections} connections, ` +
    `${LIMITS.frames} frames, ${LIMITS.invariants} invariants, ${LIMITS.faults} faults and ${LIMITS.views} views.`,
  next: 'Divide it into several boards.',
}
const TOO_MUCH_TEXT: Problem = {
  code: 'boardTooLarge',
  sentence: `The notes, schemas, values and names of a board have at most ${MOST_TEXT / (1024 * 1024)} million characters together.`,
  next: 'Shorten the longest of them, or divide the board into several.',
}
