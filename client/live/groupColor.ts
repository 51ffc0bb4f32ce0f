import { type Stream, streamsOf } from '../../shared/topology/isStream'
import type { Topology } from '../../shared/topology/model'
import { remembered } from '../../shared/topology/remembered'
import { keyColorIndex } from './keyColor'

const SLOTS = ['--group-a', '--group-b', '--group-c', '--group-d', '--group-e', '--group-f'] as const

/**
 * A CSS variable for every consumer group of a board: different ones as long as there are enough, mostly the same when groups come
 * and go, whatever order they are given in.
 */
export function groupColors(groups: Iterable<string>): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  const colors = new Map<string, string>()
  for (const group of [...new Set(groups)].sort()) {
    const color = colorFrom(keyColorIndex(group), taken)
    taken.add(color)
    colors.set(group, color)
  }
  return colors
}

/** Of the groups drawn on a board, by their names as drawn: the same on connections, lanes and in every list. */
export const drawnGroupColors = (topology: Topology): ReadonlyMap<string, string> => colorsOf(streamsOf(topology))

const colorsOf = remembered((streams: readonly Stream[]) => groupColors(streams.map(({ group }) => group)))

/** The slot a group's name points at, or the next free one behind it. */
function colorFrom(wanted: number, taken: ReadonlySet<string>): string {
  const inOrder = SLOTS.map((_, i) => SLOTS[(wanted + i) % SLOTS.length] ?? SLOTS[0])
  return inOrder.find((slot) => !taken.has(slot)) ?? inOrder[0] ?? SLOTS[0]
}
