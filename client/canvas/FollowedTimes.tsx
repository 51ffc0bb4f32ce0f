import { ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useCanvas } from './canvasContext'
import { followedWay } from './followedWay'

/** At each node on the way of the followed event: when it was there. */
export function FollowedTimes() {
  const { session, workspace, graph } = useCanvas()
  const followed = useStore(workspace, (state) => state.followed)
  const board = useStore(session.state)
  const nodes = useStore(graph.state, (state) => state.nodes)
  const times = useMemo(() => followed && followedWay(board, followed.hops).times, [board, followed])
  if (!times) return null
  return (
    <ViewportPortal>
      {nodes.map(({ id, position: { x, y } }) => {
        const here = times.get(id)
        return (
          here && (
            <div key={id} className="sb-time" style={{ transform: `translate(${x}px, ${y}px) translateY(-100%)` }}>
              {here.join(' · ')}
            </div>
          )
        )
      })}
    </ViewportPortal>
  )
}
