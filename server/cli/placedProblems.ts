import { type BoardProblem, check } from '../../shared/checks/check'
import type { BoardFound } from './readBoard'

/** What is wrong with the drawing, each with where it stands in the file. */
export function placedProblems({
  topology,
  places,
}: BoardFound): readonly (BoardProblem & { readonly place: string })[] {
  return check(topology, { prefix: '' }).map((problem) => ({
    ...problem,
    place: placeIn(places, problem.elementId, problem.field),
  }))
}

export function placeIn(places: BoardFound['places'], elementId: string, field?: string): string {
  const place = places.get(elementId) ?? elementId
  return field ? `${place}.${field}` : place
}
