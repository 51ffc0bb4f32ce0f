import { useStoreApi } from '@xyflow/react'
import { useState } from 'react'

/**
 * Keeps React Flow from measuring nodes on the page: it knows their sizes and handles from `flowElements`. Measuring would cost a layout
 * per node, and would take handles that are not on the page, as most of them are not, for missing. To be called above `ReactFlow`.
 */
export function useKnownSizes() {
  const flow = useStoreApi()
  useState(() => flow.setState({ updateNodeInternals: () => {} }))
}
