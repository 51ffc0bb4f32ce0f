import { useInternalNode, ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { settings } from '../../board/settings'
import type { Other } from '../../board/together/port'
import { useCanvas } from '../canvasContext'

/** What the others have selected, outlined in their colour with their names. */
export function OthersSelections() {
  const { together } = useCanvas()
  const people = useStore(together.others, (state) => state.people)
  const shown = useStore(settings, ({ others }) => others === 'on')
  if (!shown) return null
  return (
    <ViewportPortal>
      {[...selectedBy(people.values())].map(([nodeId, by]) => (
        <Outline key={nodeId} nodeId={nodeId} by={by} />
      ))}
    </ViewportPortal>
  )
}

/** By node, in the order in which people came. */
export function selectedBy(people: Iterable<Other>): ReadonlyMap<string, readonly Other[]> {
  const selected = new Map<string, readonly Other[]>()
  for (const person of people)
    for (const id of person.selection) selected.set(id, [...(selected.get(id) ?? []), person])
  return selected
}

type OutlineProps = { readonly nodeId: string; readonly by: readonly Other[] }

const Outline = memo(
  ({ nodeId, by }: OutlineProps) => {
    const node = useInternalNode(nodeId)
    const [first, ...more] = by
    if (!node || !first) return null
    const { x, y } = node.internals.positionAbsolute
    const { width, height } = node.measured
    return (
      <div
        className="sb-outline"
        data-person={first.color}
        style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
        aria-hidden
      >
        <span>{more.length === 0 ? first.name : `${first.name} +${more.length}`}</span>
      </div>
    )
  },
  (before, now) =>
    before.nodeId === now.nodeId &&
    before.by.length === now.by.length &&
    before.by.every((one, at) => one === now.by[at]),
)
