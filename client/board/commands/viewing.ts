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
export const actualSize = views(
  { kind: 'actualSize' },
  { id: 'actual-size', label: 'Actual size', shortcuts: ['Mod+0'], enabled: always, keys: 'page' },
)
