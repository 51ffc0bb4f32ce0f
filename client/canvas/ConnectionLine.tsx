import { type ConnectionLineComponentProps, useReactFlow } from '@xyflow/react'
import type { Position } from '../../shared/topology/model'
import { canConnect, type Verdict } from '../board/commands/connectionRules'
import { canReconnect } from '../board/commands/reconnecting'
import { type Canvas, useCanvas } from './canvasContext'
import { edgePath, endsBetween, STRAIGHT } from './edgeGeometry'
import type { FlowNode } from './flowElements'
import type { Box } from './nodeSize'

/** The connection being drawn, the way it will lie, and beside the pointer why it cannot be. */
export function ConnectionLine({ fromNode, toNode, pointer }: ConnectionLineComponentProps<FlowNode>) {
  const canvas = useCanvas()
  const flow = useReactFlow()
  const from = boxOf(fromNode)
  const zoom = flow.getZoom()
  const { x, y } = flow.getViewport()
  const hand = { x: (pointer.x - x) / zoom, y: (pointer.y - y) / zoom }
  const target = toNode?.id === fromNode.id ? null : toNode
  const verdict = target && verdictOn(canvas, fromNode.id, target.id)
  const to = target && verdict?.ok ? boxOf(target) : { ...hand, width: 0, height: 0 }
  return (
    <g className="sb-connecting-line" data-verdict={verdict ? (verdict.ok ? 'yes' : 'no') : 'open'}>
      <path d={edgePath(endsBetween(from, to, STRAIGHT))} />
      {verdict && !verdict.ok && <Reason reason={verdict.reason} at={hand} zoom={zoom} />}
    </g>
  )
}

function verdictOn({ session, movingEnd }: Canvas, from: string, to: string): Verdict {
  const { topology } = session.state.getState()
  return movingEnd.current ? canReconnect(topology, { ...movingEnd.current, to }) : canConnect(topology, from, to)
}

function Reason({ reason, at, zoom }: { reason: string; at: Position; zoom: number }) {
  return (
    <g transform={`translate(${at.x} ${at.y}) scale(${1 / zoom})`}>
      <foreignObject x={14} y={10} width={280} height={80}>
        <div className="sb-reason" role="status">
          {reason}
        </div>
      </foreignObject>
    </g>
  )
}

type Placed = {
  readonly internals: { readonly positionAbsolute: Position }
  readonly width?: number
  readonly height?: number
}
const boxOf = ({ internals, width = 0, height = 0 }: Placed): Box => ({ ...internals.positionAbsolute, width, height })
