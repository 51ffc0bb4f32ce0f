import { createContext, useContext } from 'react'
import type { CommandContext, Running } from '../board/commands/command'
import type { LiveView } from '../live/port'
import { type CanvasGraph, createCanvasGraph } from './canvasGraph'
import { createDetail, type DetailStore } from './detail'
import type { EdgeElements } from './edges/edgeElements'
import { createPicker, type Picker } from './picking'

/** What every part of the canvas needs; one value for the life of a canvas. */
export type Canvas = CommandContext & {
  readonly live: LiveView
  readonly graph: CanvasGraph
  readonly picker: Picker
  readonly edgeElements: EdgeElements
  readonly detail: DetailStore
  readonly notify: (sentence: string) => void
  readonly running: Running
  /** Somebody clicked a dot that is a message. The topic is named as on the cluster. */
  readonly openRecord: (topic: string, partition: number, offset: string) => void
}

type Parts = Pick<Canvas, 'session' | 'workspace' | 'live' | 'running' | 'notify' | 'openRecord'>

export const createCanvas = (parts: Parts): Canvas => ({
  ...parts,
  graph: createCanvasGraph(parts),
  picker: createPicker(),
  edgeElements: new Map(),
  detail: createDetail(),
})

const CanvasContext = createContext<Canvas | null>(null)
export const CanvasProvider = CanvasContext.Provider

export function useCanvas(): Canvas {
  const canvas = useContext(CanvasContext)
  if (!canvas) throw new Error('This belongs on a canvas.')
  return canvas
}
