import { useReactFlow } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import { moveTime } from '../board/motion'
import type { ViewRequest } from '../board/workspace'
import { arrange } from './arranging'
import type { Canvas } from './canvasContext'
import { bendInMiddle } from './edges/bendInMiddle'
import { addAt, pickNode, type Spot } from './editing'
import type { FlowEdge, FlowNode } from './flowElements'
import { shownNodes } from './frames/shownConnections'
import { insertNew } from './inserting/insertNew'
import { lineUp } from './lineUp'
import { openMenuAtFocus } from './useContextMenu'
import { useFitting } from './useFitting'
import { useShow } from './useRenamedInView'

/** What must hold stands above the drawing, and the bar of the view below it. */
export const FITTING = { padding: { top: '48px', right: '24px', bottom: '56px', left: '24px' }, maxZoom: 1 } as const

/** Does what commands and panels ask of the view, once each. `pointer` says where the pointer is, or the middle of the view. */
export function useViewRequests(canvas: Canvas, pointer: RefObject<() => Spot>) {
  const flow = useReactFlow<FlowNode, FlowEdge>()
  const show = useShow(canvas)
  const bringIntoView = useFitting(canvas)
  useEffect(() => {
    const { workspace } = canvas
    const answer = (request: ViewRequest) => {
      switch (request.kind) {
        case 'fit':
          return bringIntoView('all', { ...FITTING, duration: moveTime() })
        case 'fitSelection':
          return bringIntoView(workspace.getState().selection, { ...FITTING, duration: moveTime() })
        case 'actualSize':
          return void flow.zoomTo(1, { duration: moveTime() })
        case 'go':
          return void flow.setCenter(request.x, request.y, { zoom: request.zoom, duration: moveTime() })
        case 'zoom':
          return void flow.zoomTo(flow.getZoom() * request.by, { duration: moveTime() })
        case 'menu':
          return openMenuAtFocus(canvas, pointer.current())
        case 'tidy':
          return void arrange(canvas, () => canvas.graph.glide(moveTime())).then(
            (moved) => moved && bringIntoView('all', { ...FITTING, duration: moveTime() }),
          )
        case 'align':
        case 'distribute':
          return lineUp(canvas, request)
        case 'reveal':
          return reveal(request.id)
        case 'show':
          return show(request.id)
        case 'add':
          return request.what === 'any'
            ? pickNode({ canvas, spot: pointer.current() })
            : addAt(canvas, request.what, pointer.current())
        case 'insert':
          return insertNew(canvas, request.what, request.into)
        case 'bend':
          return bendInMiddle(canvas, request.id)
      }
    }
    const reveal = (id: string) => {
      const { topology } = canvas.session.state.getState()
      const connection = topology.connections.get(id)
      const shown = shownNodes(topology)
      const ends = new Set((connection ? [connection.from, connection.to] : [id]).map(shown))
      workspace.setState({ selection: new Set([id]) })
      bringIntoView(ends, { padding: 0.5, maxZoom: Math.max(1, flow.getZoom()), duration: moveTime() })
    }
    const take = () => {
      const { view } = workspace.getState()
      if (!view) return
      workspace.setState({ view: null })
      answer(view)
    }
    take()
    return workspace.subscribe(take)
  }, [canvas, flow, pointer, show, bringIntoView])
}
