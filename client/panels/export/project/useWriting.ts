import { useEffect, useState } from 'react'
import type { Topology } from '../../../../shared/topology/model'
import { BEGUN, keepProjectsWritten } from './keepProjectsWritten'
import { startProjectWorker } from './startProjectWorker'
import type { Writing } from './writeProject'

/** The projects of a board as they are being written, anew whenever it changes; null once that was cancelled. */
export function useWriting(topology: Topology, prefix: string) {
  const [writing, setWriting] = useState<Writing | null>(BEGUN)
  const [isWanted, setWanted] = useState(true)
  const [projects] = useState(() => keepProjectsWritten(startProjectWorker, setWriting))
  useEffect(() => {
    if (isWanted) return projects.write({ topology, prefix })
    projects.close()
    setWriting(null)
  }, [projects, topology, prefix, isWanted])
  useEffect(() => projects.close, [projects])
  return { writing, cancel: () => setWanted(false), begin: () => setWanted(true) }
}
