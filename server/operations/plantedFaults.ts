import type { Topology } from '../../shared/topology/model'

/** Faults that wait for their time, and those that hold: other values of drawn fields, until the whole board is stopped. */
export type PlantedFaults = {
  /** `act` must not reject. */
  later(boardId: string, atMs: number, act: () => Promise<unknown>): void
  change(boardId: string, change: Change): void
  changes(boardId: string): readonly Change[]
  /** As drawn again, and nothing more happens. */
  forget(boardId: string): void
  close(): void
}
export type Change = {
  readonly elementId: string
  readonly field: string
  readonly value: string | number | boolean
}

export function createPlantedFaults(): PlantedFaults {
  const timers = new Map<NodeJS.Timeout, string>()
  const changes = new Map<string, readonly Change[]>()

  function clear(which: (boardId: string) => boolean): void {
    for (const [timer, boardId] of timers) {
      if (!which(boardId)) continue
      clearTimeout(timer)
      timers.delete(timer)
    }
  }

  return {
    later(boardId, atMs, act) {
      const timer = setTimeout(() => {
        timers.delete(timer)
        void act()
      }, atMs)
      timers.set(timer, boardId)
    },
    change: (boardId, change) => void changes.set(boardId, [...(changes.get(boardId) ?? []), change]),
    changes: (boardId) => changes.get(boardId) ?? [],
    forget(boardId) {
      changes.delete(boardId)
      clear((about) => about === boardId)
    },
    close: () => clear(() => true),
  }
}

/** The drawing with other values; what is drawn stays as it is. */
export function withFaults(topology: Topology, changes: readonly Change[]): Topology {
  if (changes.length === 0) return topology
  const [services, connections] = [new Map(topology.services), new Map(topology.connections)]
  for (const change of changes) {
    changeIn(services, change)
    changeIn(connections, change)
  }
  return { ...topology, services, connections }
}

function changeIn<T extends object>(elements: Map<string, T>, { elementId, field, value }: Change): void {
  const element = elements.get(elementId)
  if (element) elements.set(elementId, { ...element, [field]: value })
}
