import { ViewportPortal } from '@xyflow/react'
import { useStore } from 'zustand'
import { useCanvas } from '../canvasContext'
import type { Guide } from './guided'

/** On what edges and middles meet while something is dragged. */
export function GuideLines() {
  const { guides } = useCanvas()
  const lines = useStore(guides, (state) => state.guides)
  if (lines.length === 0) return null
  return (
    <ViewportPortal>
      <svg className="sb-guides" aria-hidden="true">
        {lines.map((line) => (
          <path key={`${line.along} ${line.at}`} d={pathOf(line)} vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
    </ViewportPortal>
  )
}

const pathOf = ({ along, at, from, to }: Guide) => (along === 'x' ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`)
