import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { memo, type RefObject, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Position } from '../../../shared/topology/model'
import { useCanvas } from '../canvasContext'
import { arrowHead, edgePath, moveAside } from '../edgeGeometry'
import type { EdgeData, FlowEdge } from '../flowElements'
import { crosses, standsFor } from '../frames/shownConnections'
import { cubicsOf, pointOn } from '../sampledPath'
import { type EdgeLook, edgeLook } from './edgeLook'
import { Waypoints } from './Waypoints'

/** A connection. Its width and figure follow the live numbers outside React, see `followEdges`. */
export const ConnectionEdge = memo((props: EdgeProps<FlowEdge>) => {
  const { id, source, target, data, selected, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } =
    props
  const { edgeElements, detail } = useCanvas()
  const plain = useStore(detail, (state) => state.detail === 'boxes')
  const labelled = useStore(detail, (state) => state.detail === 'all')
  const line = useRef<SVGPathElement>(null)
  const label = useRef<HTMLDivElement>(null)
  const merged = data?.merged
  useEffect(() => {
    const connections = standsFor({ id, merged })
    if (line.current) edgeElements.set(id, { connections, line: line.current, label: labelled ? label.current : null })
    return () => void edgeElements.delete(id)
  }, [id, merged, edgeElements, labelled])
  if (!data) return null
  const { connection, color } = data
  const bendable = selected && !plain && !crosses({ from: source, to: target, connection })
  const look = merged ? 'merged' : edgeLook(connection)
  const sides = { from: sourcePosition, to: targetPosition }
  const ends = moveAside({ start: { x: sourceX, y: sourceY }, end: { x: targetX, y: targetY }, sides }, data.aside)
  const d = edgePath(ends, data.via)
  return (
    <>
      <path ref={line} d={d} className={`react-flow__edge-path sb-line sb-${look}`} style={{ color }} />
      {look === 'table' && <path d={d} className="sb-table-gap" />}
      {!plain && (
        <>
          {look !== 'keeps' && <path d={arrowHead(targetPosition, ends.end)} className="sb-arrow" style={{ color }} />}
          <path d={d} className="react-flow__edge-interaction sb-grip" />
        </>
      )}
      {labelled && (
        <EdgeLabel data={data} look={look} at={pointOn(cubicsOf(d), data.labelAt)} lifted={selected} ref={label} />
      )}
      {bendable && <Waypoints id={id} via={data.via} path={d} />}
    </>
  )
})

type EdgeLabelProps = {
  readonly data: EdgeData
  readonly look: EdgeLook
  readonly at: Position
  /** Above the line, where something is to be grabbed. */
  readonly lifted?: boolean | undefined
  readonly ref: RefObject<HTMLDivElement | null>
}

function EdgeLabel({ data: { connection, color, word, words }, look, at, lifted, ref }: EdgeLabelProps) {
  useOverDots(ref, lifted ? null : at)
  const transform = `translate(-50%, ${lifted ? -150 : -50}%) translate(${at.x}px, ${at.y}px)`
  return (
    <EdgeLabelRenderer>
      <div
        ref={ref}
        className="sb-label sb-silent"
        data-look={look}
        data-words={words}
        data-edge={connection.id}
        style={{ transform, color }}
      >
        <span>{word}</span>
        <b />
      </div>
    </EdgeLabelRenderer>
  )
}

/** Where it lies on its line, dots pass beneath it. */
function useOverDots(ref: RefObject<HTMLDivElement | null>, at: Position | null) {
  const { labelBoxes } = useCanvas()
  const isOnLine = at !== null
  useEffect(() => {
    const label = ref.current
    if (label && isOnLine) return () => labelBoxes.remove(label)
  }, [labelBoxes, ref, isOnLine])
  useEffect(() => {
    if (ref.current && at) labelBoxes.put(ref.current, at)
  })
}
