import type { useStoreApi } from '@xyflow/react'
import type { Position } from '../../../shared/topology/model'
import { remembered } from '../../../shared/topology/remembered'
import type { BoardState } from '../../board/port'
import type { LiveCounters } from '../../live/port'
import { boxAround } from '../../ui/boxAround'
import { watchColors } from '../canvasColors'
import type { Canvas } from '../canvasContext'
import type { FlowNode } from '../flowElements'
import type { Box } from '../nodeSize'
import { createRepainting, sizedContext } from '../repainting'
import { boardHealth, healthInFrames, healthWords } from './boardHealth'
import { minimapScale } from './minimapScale'
import { paintMinimap } from './paintMinimap'

export const MAP_SIZE = { width: 184, height: 120 } as const

/** Who drags looks at what they drag: the map may come after. */
const PACE_MS = 100

/** A drag changes neither. */
const healthOf = remembered((counters: LiveCounters) =>
  remembered(({ topology, prefix }: BoardState) => {
    const health = boardHealth(topology, prefix, counters)
    return { health, shown: healthInFrames(topology, health) }
  }),
)

type Flow = ReturnType<typeof useStoreApi>

/** Keeps the minimap true, past React: painted again when nodes or their health change; when the view moves only its frame does. */
export function runMinimap({ graph, session, live }: Canvas, flow: Flow, map: HTMLElement) {
  const canvas = map.querySelector('canvas')
  const frame = map.querySelector('i')
  let scale: ReturnType<typeof minimapScale> | null = null
  let all: Box | null = null
  const paint = () => {
    const { nodes } = graph.state.getState()
    const boxes = nodes.map(boxOf)
    all = boxAround(boxes)
    scale = all && minimapScale(all, MAP_SIZE)
    const context = canvas && sizedContext(canvas, { ...MAP_SIZE, scale: devicePixelRatio })
    placeFrame()
    if (!context || !scale || map.hidden) return
    const { toMap } = scale
    const { health, shown } = healthOf(live.counters.getState())(session.state.getState())
    const words = healthWords(nodes.length, health)
    if (map.getAttribute('aria-label') !== words) map.setAttribute('aria-label', words)
    const drawn = nodes.map((node, i) => ({
      kind: node.type,
      box: toMap(boxes[i] ?? boxOf(node)),
      ailment: shown.get(node.id),
    }))
    paintMinimap(context, drawn, colors)
  }
  const placeFrame = () => {
    const view = viewOf(flow.getState())
    const wasHidden = map.hidden
    map.hidden = !all || isWithin(all, view)
    if (!frame || !scale || map.hidden) return
    const { x, y, width, height } = scale.toMap(view)
    Object.assign(frame.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` })
    if (wasHidden) repainting.ask()
  }
  const repainting = createRepainting(paint, PACE_MS)
  const colors = watchColors(map, repainting.ask)
  const stops = [
    graph.state.subscribe(repainting.ask),
    live.counters.subscribe((now, before) => {
      if (now.runs !== before.runs || now.groups !== before.groups) repainting.ask()
    }),
    flow.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) placeFrame()
    }),
    colors.close,
    repainting.close,
  ]
  repainting.ask()
  return {
    toBoard: (at: Position) => scale?.toBoard(at) ?? null,
    close() {
      for (const stop of stops) stop()
    },
  }
}

const boxOf = ({ position, width = 0, height = 0 }: FlowNode): Box => ({ ...position, width, height })

type Shown = Pick<ReturnType<Flow['getState']>, 'transform' | 'width' | 'height'>

const viewOf = ({ transform: [x, y, zoom], width, height }: Shown): Box => ({
  x: -x / zoom,
  y: -y / zoom,
  width: width / zoom,
  height: height / zoom,
})

const isWithin = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height
