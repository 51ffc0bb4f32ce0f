import type { Position } from '../../../shared/topology/model'

/** The connection whose line is at this place of the page, also below a node that is being dragged. */
export function edgeUnder({ x, y }: Position): string | null {
  const edge = document
    .elementsFromPoint(x, y)
    .map((element) => element.closest('.react-flow__edge'))
    .find((found) => found !== null)
  return edge?.getAttribute('data-id') ?? null
}
