import { groupBy } from '../topology/groupBy'

type Step = { readonly from: string; readonly to: string }
type Cycle<S> = readonly S[]

/**
 * Ways that lead back to where they began, each as its steps in order; no node is part of two. At least one for each tangle of them,
 * in a time that grows with the steps and not with the ways.
 */
export function cyclesOf<S extends Step>(steps: readonly S[]): readonly Cycle<S>[] {
  const leaving = groupBy(steps, ({ from }) => from)
  const seen = new Set<string>()
  const taken = new Set<string>()
  const cycles: Cycle<S>[] = []
  for (const start of leaving.keys()) {
    for (const cycle of cyclesFrom(start, leaving, seen)) {
      if (cycle.some(({ from }) => taken.has(from))) continue
      for (const { from } of cycle) taken.add(from)
      cycles.push(cycle)
    }
  }
  return cycles
}

/** Depth first, without recursion: a board may be thousands of services long. What is `seen` needs no second look. */
function* cyclesFrom<S extends Step>(
  start: string,
  leaving: ReadonlyMap<string, readonly S[]>,
  seen: Set<string>,
): Iterable<Cycle<S>> {
  const path: S[] = []
  const depths = new Map<string, number>()
  const open: { readonly node: string; readonly steps: Iterator<S> }[] = []
  const enter = (node: string) => {
    seen.add(node)
    depths.set(node, open.length)
    open.push({ node, steps: (leaving.get(node) ?? []).values() })
  }
  if (!seen.has(start)) enter(start)
  for (let here = open.at(-1); here; here = open.at(-1)) {
    const next = here.steps.next()
    if (next.done) {
      depths.delete(here.node)
      open.pop()
      path.pop()
      continue
    }
    const back = depths.get(next.value.to)
    if (back !== undefined) yield [...path.slice(back), next.value]
    else if (!seen.has(next.value.to)) {
      path.push(next.value)
      enter(next.value.to)
    }
  }
}
