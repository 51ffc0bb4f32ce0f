import '@xyflow/react/dist/style.css'
import { Background, type Edge, type Node, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

// Runs in the page: the same graph in React Flow as it comes, with what it offers for large graphs.

export type PlainGraph = { readonly nodes: Node[]; readonly edges: Edge[] }

function Plain({ graph }: { readonly graph: PlainGraph }) {
  const [nodes, , onNodesChange] = useNodesState(graph.nodes)
  const [edges, , onEdgesChange] = useEdgesState(graph.edges)
  const changes = { onNodesChange, onEdgesChange }
  const view = { fitView: true, minZoom: 0.01, panOnScroll: true, onlyRenderVisibleElements: true }
  return createElement(ReactFlow, { nodes, edges, ...changes, ...view }, createElement(Background))
}

Object.assign(globalThis, {
  showGraph: (graph: PlainGraph) =>
    createRoot(document.getElementById('plain') ?? document.body).render(createElement(Plain, { graph })),
})
