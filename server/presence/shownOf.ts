import type { Presence } from '../../shared/protocol/presence'

/** Of a full room, so many are shown to everybody; the others are only counted. */
const MOST_SHOWN = 24

/** Who is there longest, those first who do something. */
export function shownOf<P extends { readonly seen: Presence }>(people: Iterable<P>): readonly P[] {
  const all = [...people]
  if (all.length <= MOST_SHOWN) return all
  const isBusy = ({ seen }: P) => !seen.idle
  return [...all.filter(isBusy), ...all.filter((person) => !isBusy(person))].slice(0, MOST_SHOWN)
}

/** Milliseconds between two tellings: the more there are to tell it to, the seldomer. */
export function paceOf(people: number): number {
  if (people <= 10) return 50
  if (people <= 30) return 100
  return people <= 100 ? 250 : 1000
}
