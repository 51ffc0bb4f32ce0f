import { createContext, useContext } from 'react'
import type { CommandContext, Running } from '../board/commands/command'
import type { EndMove } from '../board/commands/reconnecting'
import type { Mark } from '../board/comparison'
import type { Together } from '../board/together/port'
import { isOnCluster } from '../live/isOnCluster'
import type { LiveView } from '../live/port'
import { type CanvasGraph, createCanvasGraph } from './canvasGraph'
import { createDetail, type DetailStore } from './detail'
import { createInlets, type Inlets } from './dots/inlets'
import type { EdgeElements } from './edges/edgeElements'
import { createLabelBoxes, type LabelBoxes } from './edges/labelBoxes'
import { createGuides, type Guides } from './guides/guideChanges'
import { createInserting, type InsertingStore } from './inserting/inserting'
import { createLightStore, type LightStore } from './lightStore'
import { createNearGraph, type NearGraph } from './overview/nearGraph'
import { createPicker, type Picker } from './picking'

/** What every part of the canvas needs; one value for the life of a canvas. */
export type Canvas = CommandContext & {
  readonly live: LiveView
  readonly graph: CanvasGraph
  /** What React Flow has of the graph. */
  readonly near: NearGraph
  readonly light: LightStore
  readonly picker: Picker
  readonly edgeElements: EdgeElements
  readonly labelBoxes: LabelBoxes
  readonly inlets: Inlets
  readonly detail: DetailStore
  readonly inserting: InsertingStore
  /** Where what is dragged meets others. */
  readonly guides: Guides
  /** The end of a connection that is being dragged to another node. */
  readonly movingEnd: { current: Omit<EndMove, 'to'> | null }
  readonly notify: (sentence: string) => void
  readonly running: Running
  readonly together: Together
  /** What differs between two versions, by element; null unless they are compared. Nothing is edited then. */
  readonly marks: ReadonlyMap<string, Mark> | null
  /** Somebody clicked a dot that is a message. The topic is named as on the cluster. */
  readonly openRecord: (topic: string, partition: number, offset: string) => void
}

type Parts = Pick<
  Canvas,
  'session' | 'workspace' | 'together' | 'live' | 'running' | 'marks' | 'notify' | 'offer' | 'openRecord'
>

export function createCanvas(parts: Parts): Canvas {
  const inserting = createInserting()
  const graph = createCanvasGraph({ ...parts, inserting })
  return {
    ...parts,
    place: async (drawing) => (await import('../picture/placed')).placed(drawing),
    isOnCluster: (topic) => isOnCluster(parts.live, parts.session.state.getState().prefix + topic),
    inserting,
    graph,
    near: createNearGraph(graph, parts.workspace),
    light: createLightStore(),
    picker: createPicker(),
    edgeElements: new Map(),
    labelBoxes: createLabelBoxes(),
    inlets: createInlets(),
    detail: createDetail(),
    guides: createGuides(),
    movingEnd: { current: null },
  }
}

const CanvasContext = createContext<Canvas | null>(null)
export const CanvasProvider = CanvasContext.Provider

export function useCanvas(): Canvas {
  const canvas = useContext(CanvasContext)
  if (!canvas) throw new Error('This belongs on a canvas.')
  return canvas
}
