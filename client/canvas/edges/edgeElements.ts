/** The DOM of the edges on screen, for what changes too often for React. */
export type EdgeElements = Map<string, EdgeElement>
export type EdgeElement = {
  /** Ids of all that it stands for. */
  readonly connections: readonly string[]
  readonly line: SVGPathElement
  /** Not there when zoomed out. */
  readonly label: HTMLElement | null
}
