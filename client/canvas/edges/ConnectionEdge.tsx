import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { memo, useEffect, useRef } from 'react'
import { useCanvas } from '../canvasContext'
import { arrowHead, edgePath } from '../edgeGeometry'
import type { FlowEdge } from '../flowElements'

/** A connection. Its stroke width and figure follow the live numbers outside React, see `followEdges`. */
export const ConnectionEdge = memo((props: EdgeProps<FlowEdge>) => {
  const { id, data, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = props
  const { edgeElements } = useCanvas()
  const group = useRef<SVGGElement>(null)
  const label = useRef<HTMLDivElement>(null)
  const figure = useRef<HTMLElement>(null)
  useEffect(() => {
    const path = group.current?.querySelector('path')
    if (path && label.current && figure.current) {
      edgeElements.set(id, { path, label: label.current, figure: figure.current })
    }
    return () => void edgeElements.delete(id)
  }, [id, edgeElements])
  if (!data) return null
  const { connection, color } = data
  const path = edgePath({
    start: { x: sourceX, y: sourceY },
    end: { x: targetX, y: targetY },
    sides: { from: sourcePosition, to: targetPosition },
  })
  const place = `translate(-50%, -50%) translate(${path.label.x}px, ${path.label.y}px)`
  return (
    <>
      <g ref={group} className={`sb-edge sb-${connection.kind}`} style={{ color }}>
        <BaseEdge id={id} path={path.d} interactionWidth={16} />
        <path className="sb-arrow" d={arrowHead(targetPosition, targetX, targetY)} />
      </g>
      <EdgeLabelRenderer>
        <div
          ref={label}
          className="sb-label sb-silent"
          data-kind={connection.kind}
          data-edge={id}
          style={{ transform: place, color }}
        >
          <span>{connection.kind === 'subscribes' ? connection.group : connection.kind === 'calls' ? 'HTTP' : ''}</span>
          <b ref={figure} />
        </div>
      </EdgeLabelRenderer>
    </>
  )
})
