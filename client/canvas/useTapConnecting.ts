import { useStoreApi } from '@xyflow/react'
import { type MouseEvent, useMemo } from 'react'
import type { Canvas } from './canvasContext'
import { connectOrAsk, pickEnd, type Spot } from './editing'

type Pointed = { readonly id: string }

/** A tap or click on a handle begins a connection; the next one, on a node or on empty canvas, ends it. */
export function useTapConnecting(canvas: Canvas, spotAt: (at: { x: number; y: number }) => Spot) {
  const flow = useStoreApi()
  return useMemo(() => {
    const { workspace } = canvas
    /** The node where it began; it is over then. */
    const take = () => {
      const { connectingFrom } = workspace.getState()
      if (connectingFrom !== null) workspace.setState({ connectingFrom: null })
      return connectingFrom
    }
    const placeOf = ({ clientX, clientY }: MouseEvent) => ({ x: clientX, y: clientY })
    return {
      onClickConnectStart(_event: unknown, { nodeId }: { readonly nodeId: string | null }) {
        // React Flow would wait for a second handle, which only shows where a hand is already.
        flow.setState({ connectionClickStartHandle: null })
        workspace.setState({ connectingFrom: nodeId })
      },
      onNodeClick(event: MouseEvent, { id }: Pointed) {
        const { connectingFrom } = workspace.getState()
        if (connectingFrom === null || connectingFrom === id) return
        take()
        connectOrAsk(canvas, { from: connectingFrom, to: id }, placeOf(event))
      },
      onPaneClick(event: MouseEvent) {
        const from = take()
        if (from !== null) pickEnd(canvas, from, spotAt(placeOf(event)))
      },
    }
  }, [canvas, flow, spotAt])
}
