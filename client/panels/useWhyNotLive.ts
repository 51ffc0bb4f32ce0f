import { useStore } from 'zustand'
import { useBoard, useCounters } from './boardContext'
import { type Words, whyNotLive } from './whyNotLive'

export function useWhyNotLive(): Words | null {
  const view = useCounters((state) => state.view)
  const status = useStore(useBoard().server.kafka, (state) => state.status)
  return whyNotLive(view, status)
}
