import { afterEach, expect, it, vi } from 'vitest'
import { openWorkspace } from './openWorkspace'

const widthOf = (width: number) =>
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: width <= Number(/max-width: (\d+)px/.exec(query)?.[1]) }))

afterEach(() => vi.unstubAllGlobals())

it.each([
  { width: 390, covers: false },
  { width: 1440, covers: true },
])('at $width pixels the inspector stays when something is opened in the drawer: $covers', ({ width, covers }) => {
  widthOf(width)
  const workspace = openWorkspace()
  workspace.setState({ inspectorOpen: true })
  workspace.setState(({ drawer }) => ({ drawer: { ...drawer, open: true, tab: 'stores' } }))
  expect(workspace.getState().inspectorOpen).toBe(covers)
  workspace.setState({ inspectorOpen: true })
  expect(workspace.getState().inspectorOpen).toBe(true)
})
