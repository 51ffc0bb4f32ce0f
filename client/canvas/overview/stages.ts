/**
 * A node goes from the overview to React Flow in steps, so that no picture is without it: it is given to React Flow, then it is on the page,
 * and only then the overview leaves it out. It goes back the other way round: not before the overview has painted it again.
 */
export type Stage =
  | { readonly kind: 'given' }
  | { readonly kind: 'onPage' }
  | { readonly kind: 'settled' }
  /** `version`: of what the overview was told. */
  | { readonly kind: 'leaving'; readonly version: number }
export type Stages = Map<string, Stage>

/** One frame has time for so many to go; going is cheaper than coming. */
const GOING = 40

export type Advance = {
  /** In the order in which they are to come. */
  readonly wanted: ReadonlySet<string>
  /** The most that come now. */
  readonly coming: number
  /** What the overview is told next, and what it has painted. */
  readonly version: number
  readonly painted: number
}

/** What has changed: which nodes React Flow has, and which of them the overview leaves out. */
export type Advanced = { readonly given: boolean; readonly hidden: boolean }

/** One frame's work. */
export function advance(stages: Stages, { wanted, coming, version, painted }: Advance): Advanced {
  const changed = { given: false, hidden: false }
  let going = GOING
  for (const [id, stage] of stages) {
    if (wanted.has(id)) {
      const next = NEXT[stage.kind]
      if (next.kind === 'settled' && stage.kind !== 'settled') changed.hidden = true
      stages.set(id, next)
    } else if (stage.kind === 'settled') {
      if (going-- <= 0) continue
      stages.set(id, { kind: 'leaving', version })
      changed.hidden = true
    } else if (stage.kind !== 'leaving' || painted >= stage.version) {
      stages.delete(id)
      changed.given = true
    }
  }
  const come = [...wanted].filter((id) => !stages.has(id)).slice(0, coming)
  for (const id of come) stages.set(id, { kind: 'given' })
  return { ...changed, given: changed.given || come.length > 0 }
}

const NEXT = {
  given: { kind: 'onPage' },
  onPage: { kind: 'settled' },
  settled: { kind: 'settled' },
  leaving: { kind: 'settled' },
} as const satisfies Record<Stage['kind'], Stage>

/** Nodes that the overview need not paint. */
export const hiddenIn = (stages: Stages): ReadonlySet<string> =>
  new Set([...stages].flatMap(([id, { kind }]) => (kind === 'settled' ? [id] : [])))

export const isAtRest = (stages: Stages, wanted: ReadonlySet<string>): boolean =>
  stages.size === wanted.size && [...stages.values()].every(({ kind }) => kind === 'settled')
