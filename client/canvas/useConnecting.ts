import { type Connection, type FinalConnectionState, type IsValidConnection, useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { canConnect } from '../board/commands/connectionRules'
import { canReconnect, reconnect } from '../board/commands/reconnecting'
import type { Canvas } from './canvasContext'
import { connectOrAsk, pickEnd, type Spot } from './editing'
import type { FlowEdge } from './flowElements'

/** Drawing a connection: onto a node, or onto empty canvas for a picker; or dragging an end of one to another node. Escape lets it fall. */
export function useConnecting(canvas: Canvas, pointer: RefObject<() => Spot>) {
  const dropped = useRef(false)
  useEscape(dropped)
  return useMemo(() => {
    const { movingEnd } = canvas
    const isValidConnection: IsValidConnection<FlowEdge> = ({ source, target }) => {
      const { topology } = canvas.session.state.getState()
      const moving = movingEnd.current
      if (!moving) return canConnect(topology, source, target).ok
      return canReconnect(topology, { ...moving, to: moving.end === 'from' ? source : target }).ok
    }
    return {
      isValidConnection,
      onConnectStart() {
        dropped.current = false
      },
      onConnect({ source, target }: Connection) {
        if (!dropped.current) connectOrAsk(canvas, { from: source, to: target }, pointer.current().page)
      },
      onConnectEnd(_event: unknown, { fromNode, toNode, isValid }: FinalConnectionState) {
        if (dropped.current || movingEnd.current || !fromNode || fromNode.id === toNode?.id) return
        if (!toNode) pickEnd(canvas, fromNode.id, pointer.current())
        else if (!isValid) connectOrAsk(canvas, { from: fromNode.id, to: toNode.id }, pointer.current().page)
      },
      onReconnect() {},
      /** React Flow names the end that stays. */
      onReconnectStart(_event: unknown, { id }: FlowEdge, staying: 'source' | 'target') {
        movingEnd.current = { id, end: staying === 'source' ? 'to' : 'from' }
      },
      onReconnectEnd(_event: unknown, _edge: unknown, _staying: unknown, { toNode }: FinalConnectionState) {
        const moving = movingEnd.current
        movingEnd.current = null
        if (moving && toNode && !dropped.current) reconnect(canvas, { ...moving, to: toNode.id })
      },
    }
  }, [canvas, pointer])
}

function useEscape(dropped: RefObject<boolean>) {
  const flow = useStoreApi()
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      const { connection, cancelConnection } = flow.getState()
      if (key !== 'Escape' || !connection.inProgress) return
      dropped.current = true
      cancelConnection()
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [flow, dropped])
}
