import { useEffect, useState } from 'react'
import type { Topology } from '../../../../shared/topology/model'
import { startProjectWorker } from './startProjectWorker'
import { type Writing, writeProject } from './writeProject'

const BEGUN: Writing = { kind: 'writing', services: 0 }

/** The projects of a board as they are being written, anew whenever it changes; null once that was cancelled. */
export function useWriting(topology: Topology, prefix: string) {
  const [writing, setWriting] = useState<Writing | null>(BEGUN)
  const [isWanted, setWanted] = useState(true)
  useEffect(() => {
    if (!isWanted) return setWriting(null)
    setWriting(BEGUN)
    return writeProject({ topology, prefix }, startProjectWorker(), setWriting)
  }, [topology, prefix, isWanted])
  return { writing, cancel: () => setWanted(false), begin: () => setWanted(true) }
}
