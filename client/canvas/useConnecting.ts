import { type Connection, type FinalConnectionState, type IsValidConnection, useStoreApi } from '@xyflow/react'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { canConnect } from '../board/commands/connectionRules'
import type { Canvas } from './canvasContext'
import { connectOrAsk, pickEnd, type Spot } from './editing'
import type { FlowEdge } from './flowElements'

/** Drawing a connection: onto a node, or onto empty canvas for a picker; Escape lets it fall. */
export function useConnecting(canvas: Canvas, pointer: RefObject<() => Spot>) {
  const dropped = useRef(false)
  useEscape(dropped)

  const isValidConnection = useCallback<IsValidConnection<FlowEdge>>(
    ({ source, target }) => canConnect(canvas.session.state.getState().topology, source, target).ok,
    [canvas],
  )
  const onConnectStart = useCallback(() => {
    dropped.current = false
  }, [])
  const onConnect = useCallback(
    ({ source, target }: Connection) => {
      if (!dropped.current) connectOrAsk(canvas, { from: source, to: target }, pointer.current().page)
    },
    [canvas, pointer],
  )
  const onConnectEnd = useCallback(
    (_event: unknown, { fromNode, toNode, isValid }: FinalConnectionState) => {
      if (dropped.current || !fromNode || fromNode.id === toNode?.id) return
      if (!toNode) pickEnd(canvas, fromNode.id, pointer.current())
      else if (!isValid) connectOrAsk(canvas, { from: fromNode.id, to: toNode.id }, pointer.current().page)
    },
    [canvas, pointer],
  )
  return { isValidConnection, onConnectStart, onConnect, onConnectEnd }
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
