import { useReactFlow } from '@xyflow/react'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { Position } from '../../../shared/topology/model'
import { GRID } from '../../board/commands/newElements'
import { giveWaypoints } from '../../board/commands/waypoints'
import { useCanvas } from '../canvasContext'
import { cubicsOf, pointOn } from '../sampledPath'
import { snapped } from '../snapped'

type WaypointsProps = {
  readonly id: string
  readonly via: readonly Position[]
  readonly path: string
}

/** On a selected connection: its waypoints, to be dragged or moved by keys, and between them where new ones are pulled out of the line. */
export function Waypoints({ id, via, path }: WaypointsProps) {
  const canvas = useCanvas()
  const cubics = cubicsOf(path)
  const keep = (next: readonly Position[]) => giveWaypoints(canvas, id, next)
  return (
    <g className="sb-waypoints nodrag nopan">
      {cubics.map((cubic, i) => (
        <Grip
          // biome-ignore lint/suspicious/noArrayIndexKey: they are nothing but their order
          key={i}
          className="sb-bend"
          id={id}
          at={pointOn([cubic], 0.5)}
          placed={(at) => [...via.slice(0, i), at, ...via.slice(i)]}
          keep={keep}
        />
      ))}
      {via.map((at, i) => (
        <Grip
          // biome-ignore lint/suspicious/noArrayIndexKey: they are nothing but their order
          key={i}
          className="sb-waypoint"
          label={`Waypoint ${i + 1} of ${via.length}`}
          id={id}
          at={at}
          placed={(place) => via.with(i, place)}
          removed={via.toSpliced(i, 1)}
          keep={keep}
        />
      ))}
    </g>
  )
}

type GripProps = {
  readonly className: string
  /** Without one it is for the mouse alone. */
  readonly label?: string
  readonly id: string
  readonly at: Position
  /** The waypoints once this one lies there. */
  readonly placed: (at: Position) => readonly Position[]
  readonly removed?: readonly Position[]
  readonly keep: (via: readonly Position[]) => void
}

function Grip({ className, label, id, at, placed, removed, keep }: GripProps) {
  const { graph } = useCanvas()
  const flow = useReactFlow()
  const pulled = useRef<readonly Position[] | null>(null)
  const held = useRef(placed)
  const letGo = () => {
    graph.letGo()
    pulled.current = null
  }
  const dragging = {
    onPointerDown(event: PointerEvent<SVGCircleElement>) {
      if (event.button !== 0) return
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      held.current = placed
    },
    onPointerMove(event: PointerEvent<SVGCircleElement>) {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
      pulled.current = held.current(snapped(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })))
      graph.lead(id, pulled.current)
    },
    onPointerUp() {
      if (pulled.current) keep(pulled.current)
      letGo()
    },
    onPointerCancel: letGo,
  }
  const press = (event: KeyboardEvent) => {
    const by = STEPS[event.key]
    if (by) keep(placed({ x: at.x + by.x * GRID, y: at.y + by.y * GRID }))
    else if (removed && (event.key === 'Delete' || event.key === 'Backspace')) keep(removed)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const reachable = label !== undefined && { tabIndex: 0, role: 'button', 'aria-label': label, onKeyDown: press }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: without a name it is for the mouse alone; "Add a waypoint" does the same by keyboard
    <circle
      className={className}
      cx={at.x}
      cy={at.y}
      r={5}
      {...dragging}
      {...reachable}
      onDoubleClick={() => removed && keep(removed)}
    />
  )
}

const STEPS: Readonly<Record<string, Position>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
