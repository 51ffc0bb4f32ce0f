import { type Align, NodeToolbar, Position, useStore as useFlowStore } from '@xyflow/react'
import { useStore } from 'zustand'
import type { Service } from '../../../../shared/topology/model'
import { asIfSelected } from '../../../board/commands/asIfSelected'
import { instancesOf } from '../../../board/commands/running'
import { useCanvas } from '../../canvasContext'
import { RunTools } from './RunTools'
import { toolbarAlign } from './toolbarAlign'

const GAP = 6

/** Beside a service that is pointed at or selected: its life, its number of instances, and a message by hand. */
export function ServiceTools({ service }: { service: Service }) {
  const canvas = useCanvas()
  useStore(canvas.live.counters, ({ runs }) => runs.get(service.id))
  const isOneOfMany = useStore(canvas.workspace, ({ selection }) => selection.size > 1 && selection.has(service.id))
  const align = useAlign(service.id)
  if (isOneOfMany) return null
  return (
    <NodeToolbar isVisible position={Position.Top} align={align} offset={GAP} className="sb-tools nodrag nopan">
      <RunTools
        context={asIfSelected(canvas, service.id)}
        middle={<output title="Instances">{instancesOf(service)}</output>}
      />
    </NodeToolbar>
  )
}

const useAlign = (id: string): Align =>
  useFlowStore(({ nodeLookup, transform: [x, , zoom], width }) => {
    const node = nodeLookup.get(id)
    const left = x + (node?.internals.positionAbsolute.x ?? 0) * zoom
    return toolbarAlign({ left, right: left + (node?.measured.width ?? 0) * zoom, room: width })
  })

/** With more, the keys do the same; a toolbar that follows them all would make them heavy to drag. */
const MOST_FOLLOWED = 100

/** One toolbar above all services that are selected: each with its own would cover its neighbours. */
export function SelectedServicesTools() {
  const canvas = useCanvas()
  const topology = useStore(canvas.session.state, (state) => state.topology)
  const selection = useStore(canvas.workspace, (state) => state.selection)
  useStore(canvas.live.counters, ({ runs }) => runs)
  const services = selection.size > 1 ? [...selection].filter((id) => topology.services.has(id)) : []
  if (services.length === 0 || services.length > MOST_FOLLOWED) return null
  return (
    <NodeToolbar
      nodeId={services}
      isVisible
      position={Position.Top}
      align="start"
      offset={GAP}
      className="sb-tools nodrag nopan"
      role="toolbar"
      aria-label="Selected services"
    >
      <RunTools context={canvas} middle={<output title="Services">{services.length}</output>} />
    </NodeToolbar>
  )
}
