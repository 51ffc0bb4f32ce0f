import { type Direction, settings } from '../settings'
import type { ViewRequest } from '../workspace'
import { always, type Command, hasSelection, topologyOf } from './command'

type Viewing = Pick<Command, 'id' | 'label' | 'shortcuts' | 'needs' | 'enabled'> & { readonly keys?: Command['keys'] }

const views = (view: ViewRequest, { keys = 'canvas', ...rest }: Viewing): Command => ({
  group: 'View',
  keys,
  run: ({ workspace }) => workspace.setState({ view }),
  ...rest,
})

export const tidy = views(
  { kind: 'tidy' },
  {
    id: 'tidy',
    label: 'Tidy up',
    shortcuts: ['Alt+Shift+T'],
    needs: 'There is nothing on this board yet.',
    enabled: (context) => topologyOf(context).layout.size > 0,
  },
)
const tidies = (direction: Direction, rest: Pick<Command, 'label' | 'shortcuts'>): Command => ({
  ...tidy,
  id: `tidy-${direction}`,
  run(context) {
    settings.setState({ direction })
    tidy.run(context)
  },
  ...rest,
})

/** `tidy` does the one that was chosen last. */
export const tidyRight = tidies('right', { label: 'Tidy up from left to right', shortcuts: [] })
export const tidyDown = tidies('down', { label: 'Tidy up from top to bottom', shortcuts: [] })
export const fit = views({ kind: 'fit' }, { id: 'fit', label: 'Fit all', shortcuts: ['Shift+1'], enabled: always })
export const fitSelection = views(
  { kind: 'fitSelection' },
  {
    id: 'fit-selection',
    label: 'Fit selection',
    shortcuts: ['Shift+2'],
    needs: 'Select something first.',
    enabled: hasSelection,
  },
)
export const zoomIn = views(
  { kind: 'zoom', by: 1.25 },
  { id: 'zoom-in', label: 'Zoom in', shortcuts: ['+', '='], enabled: always },
)
export const zoomOut = views(
  { kind: 'zoom', by: 0.8 },
  { id: 'zoom-out', label: 'Zoom out', shortcuts: ['-'], enabled: always },
)
export const actualSize = views(
  { kind: 'actualSize' },
  { id: 'actual-size', label: 'Actual size', shortcuts: ['Mod+0'], enabled: always, keys: 'page' },
)

export const openMenu = views(
  { kind: 'menu' },
  { id: 'menu', label: 'Open the menu', shortcuts: ['ContextMenu', 'Shift+F10'], enabled: always },
)

export const findOnCanvas: Command = {
  id: 'find',
  label: 'Find on the canvas',
  group: 'View',
  shortcuts: ['Mod+F'],
  keys: 'always',
  needs: 'Close the dialog first.',
  enabled: ({ workspace }) => workspace.getState().dialog === null,
  run: ({ workspace }) =>
    workspace.setState(({ finding }) => ({
      finding: { asked: (finding?.asked ?? 0) + 1, found: finding?.found ?? new Set() },
    })),
}
