/** The DOM of the edges on screen, for what changes too often for React. */
export type EdgeElements = Map<string, EdgeElement>
export type EdgeElement = { readonly path: SVGPathElement; readonly label: HTMLElement; readonly figure: HTMLElement }
