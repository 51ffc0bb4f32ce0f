import { type DragEvent, useMemo } from 'react'
import type { NodeKind, Position } from '../../../shared/topology/model'
import { type NewNode, newNode } from '../../board/commands/newElements'
import { NODE_KINDS } from '../../ui/nodeKinds'
import type { Canvas } from '../canvasContext'
import { addAt, centered, present, type Spot } from '../editing'
import type { FlowNode } from '../flowElements'
import { nearestFreePlace } from '../freePlace'
import { STARTING_SIZE } from '../nodeSize'
import { DRAGGED_KIND } from '../Palette'
import { edgeUnder } from './edgeUnder'
import { heldOver, insertHeld, looseNode } from './insertAt'

type Pointer = Pick<MouseEvent, 'clientX' | 'clientY'>

/** Nodes carried over connections: from the palette, or a loose one of the board. What would become of it is shown, and done on dropping. */
export function useInserting(canvas: Canvas, spotAt: (page: Position) => Spot) {
  return useMemo(() => {
    let lifted: NewNode | null = null
    const holdOver = ({ clientX: x, clientY: y }: Pointer, nodeFor: () => NewNode) => {
      const { held } = canvas.inserting.getState()
      const connection = edgeUnder({ x, y })
      const node = held?.node ?? nodeFor()
      const same = held && held.connection === connection
      const next = same ? { ...held, at: { x, y } } : connection && heldOver(canvas, { connection, node, at: { x, y } })
      if (next || held) canvas.inserting.setState({ held: next || null })
    }
    const letGo = () => {
      lifted = null
      canvas.inserting.setState({ held: null })
    }
    return {
      inserting: {
        lift(nodes: readonly FlowNode[]) {
          const [only, ...more] = nodes
          lifted = only && more.length === 0 ? looseNode(canvas.session.state.getState().topology, only.id) : null
        },
        carry(event: MouseEvent | TouchEvent) {
          const node = lifted
          const pointer = 'touches' in event ? event.touches[0] : event
          if (node && pointer) holdOver(pointer, () => node)
        },
        letGo,
      },
      dropping: {
        onDragOver(event: DragEvent) {
          if (!event.dataTransfer.types.includes(DRAGGED_KIND)) return
          event.preventDefault()
          const { carried } = canvas.inserting.getState()
          if (carried) holdOver(event, () => newNode(canvas.session.state.getState().topology, carried))
        },
        onDragLeave: letGo,
        onDrop(event: DragEvent) {
          const kind = event.dataTransfer.getData(DRAGGED_KIND)
          if (!isKind(kind)) return
          event.preventDefault()
          const { held } = canvas.inserting.getState()
          const spot = spotAt({ x: event.clientX, y: event.clientY })
          const { topology } = canvas.session.state.getState()
          const place = nearestFreePlace(topology, STARTING_SIZE[kind], centered(kind, spot.board))
          if (held && insertHeld(canvas, held, place)) present(canvas, held.node.element.id)
          else addAt(canvas, kind, spot)
          letGo()
        },
      },
    }
  }, [canvas, spotAt])
}

const isKind = (text: string): text is NodeKind => Object.hasOwn(NODE_KINDS, text)
