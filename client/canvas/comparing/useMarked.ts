import { useMemo } from 'react'
import { useStore } from 'zustand'
import { MARK_SIGNS, type Mark } from '../../board/comparison'
import type { Canvas } from '../canvasContext'
import type { GraphState } from '../flowElements'

/** What React Flow shows; while versions are compared, with how each thing differs in its look and its label. */
export function useMarked({ near, marks }: Canvas): GraphState {
  const state = useStore(near.state)
  return useMemo(() => (marks ? marked(state, marks) : state), [state, marks])
}

function marked({ nodes, edges }: GraphState, marks: ReadonlyMap<string, Mark>): GraphState {
  const look = ({ id, ariaLabel }: { readonly id: string; readonly ariaLabel?: string | undefined }) => {
    const mark = marks.get(id)
    return mark && { className: `sb-marked sb-marked-${mark}`, ariaLabel: `${ariaLabel}, ${mark}` }
  }
  return {
    nodes: nodes.map((node) => ({ ...node, ...look(node) })),
    edges: edges.map((edge) => {
      const mark = marks.get(edge.id)
      if (!mark || !edge.data) return edge
      return { ...edge, ...look(edge), data: { ...edge.data, word: `${MARK_SIGNS[mark]} ${edge.data.word}` } }
    }),
  }
}
