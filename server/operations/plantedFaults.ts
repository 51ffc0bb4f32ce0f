import { done, type Outcome, refused } from '../../shared/problem'
import { LIMITS } from '../../shared/topology/limits'
import type { Topology } from '../../shared/topology/model'

/** Faults that wait for their time, and those that hold: other values of drawn fields, until the whole board is stopped. */
export type PlantedFaults = {
  /** `act` must not reject. Refused where as many of the board wait already as may be drawn on it. */
  later(boardId: string, atMs: number, act: () => Promise<unknown>): Outcome<null>
  /** Instead of what the same field was changed to before. */
  change(boardId: string, change: Change): void
  changes(boardId: string): readonly Change[]
  /** Each sentence once; the newest, as many as may be drawn. */
  plant(boardId: string, fault: Planted): void
  /** What was planted and is not over, in the words of who did. */
  planted(boardId: string, isWiped: (storeId: string) => boolean): readonly string[]
  /** As drawn again, and nothing more happens. */
  forget(boardId: string): void
  close(): void
}
/** `wiped`: the store that it has emptied. It is over when that is folded again, whoever did so: a person, or a service that began anew. */
export type Planted = { readonly sentence: string; readonly wiped?: string }
export type Change = {
  readonly elementId: string
  readonly field: string
  readonly value: string | number | boolean
}

export function createPlantedFaults(): PlantedFaults {
  const timers = new Map<NodeJS.Timeout, string>()
  const changes = new Map<string, readonly Change[]>()
  const planted = new Map<string, readonly Planted[]>()

  function clear(which: (boardId: string) => boolean): void {
    for (const [timer, boardId] of timers) {
      if (!which(boardId)) continue
      clearTimeout(timer)
      timers.delete(timer)
    }
  }

  return {
    later(boardId, atMs, act) {
      const waiting = [...timers.values()].filter((about) => about === boardId)
      if (waiting.length >= LIMITS.faults) return refused(TOO_MANY)
      const timer = setTimeout(() => {
        timers.delete(timer)
        void act()
      }, atMs)
      timers.set(timer, boardId)
      return done(null)
    },
    change(boardId, change) {
      const others = (changes.get(boardId) ?? []).filter((other) => !isOfSameField(other, change))
      changes.set(boardId, [...others, change])
    },
    changes: (boardId) => changes.get(boardId) ?? [],
    plant(boardId, fault) {
      const others = (planted.get(boardId) ?? []).filter(({ sentence }) => sentence !== fault.sentence)
      planted.set(boardId, [...others, fault].slice(-LIMITS.faults))
    },
    planted: (boardId, isWiped) =>
      (planted.get(boardId) ?? [])
        .filter(({ wiped }) => wiped === undefined || isWiped(wiped))
        .map(({ sentence }) => sentence),
    forget(boardId) {
      changes.delete(boardId)
      planted.delete(boardId)
      clear((about) => about === boardId)
    },
    close: () => clear(() => true),
  }
}

const TOO_MANY = {
  code: 'tooManyFaults',
  sentence: `${LIMITS.faults} planted faults of this board wait for their time already.`,
  next: 'Plant it when one of them has happened, or stop the board: then none of them happens.',
}

const isOfSameField = (one: Change, other: Change) => one.elementId === other.elementId && one.field === other.field

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
