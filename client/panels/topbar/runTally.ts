import type { RunState } from '../../../shared/protocol/run'

/** How many services there are, how many of them run, and how many are on the way there or back. */
export type RunTally = { readonly all: number; readonly up: number; readonly coming: number; readonly going: number }

export function runTally(
  serviceIds: Iterable<string>,
  runs: ReadonlyMap<string, { readonly state: RunState }>,
): RunTally {
  const states = [...serviceIds].map((id) => runs.get(id)?.state ?? 'idle')
  const count = (...wanted: readonly RunState[]) => states.filter((state) => wanted.includes(state)).length
  return { all: states.length, up: count('running'), coming: count('starting', 'paused'), going: count('stopping') }
}

/** What the figure beside the button stands for. */
export function tallySentence({ all, up, coming, going }: RunTally): string {
  const more = [coming > 0 && `${coming} starting`, going > 0 && `${going} stopping`].filter((part) => part !== false)
  return [`${up} of ${all} ${all === 1 ? 'service' : 'services'} running`, ...more].join(', ')
}
