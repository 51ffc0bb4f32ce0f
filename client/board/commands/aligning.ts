import type { Alignment, Axis } from '../workspace'
import { type Command, type CommandContext, selectionOf, topologyOf } from './command'

/** The canvas knows how large things are. */
const aligns = (to: Alignment, rest: Pick<Command, 'label' | 'shortcuts'>): Command => ({
  id: `align-${to}`,
  group: 'Arrange',
  keys: 'canvas',
  needs: 'Select two nodes or more first.',
  enabled: (context) => placedCount(context) > 1,
  run: ({ workspace }) => workspace.setState({ view: { kind: 'align', to } }),
  ...rest,
})

const distributes = (along: Axis, rest: Pick<Command, 'label' | 'shortcuts'>): Command => ({
  id: `distribute-${along}`,
  group: 'Arrange',
  keys: 'canvas',
  needs: 'Select three nodes or more first.',
  enabled: (context) => placedCount(context) > 2,
  run: ({ workspace }) => workspace.setState({ view: { kind: 'distribute', along } }),
  ...rest,
})

function placedCount(context: CommandContext): number {
  const { layout, frames } = topologyOf(context)
  return [...selectionOf(context)].filter((id) => layout.has(id) || frames.has(id)).length
}

/** Their keys are about the W in the middle of the left hand: A and D are the sides, W and S top and bottom. */
export const ALIGNMENTS: readonly Command[] = [
  aligns('left', { label: 'Align left edges', shortcuts: ['Alt+A'] }),
  aligns('center', { label: 'Align on one vertical', shortcuts: ['Alt+H'] }),
  aligns('right', { label: 'Align right edges', shortcuts: ['Alt+D'] }),
  aligns('top', { label: 'Align top edges', shortcuts: ['Alt+W'] }),
  aligns('middle', { label: 'Align on one horizontal', shortcuts: ['Alt+V'] }),
  aligns('bottom', { label: 'Align bottom edges', shortcuts: ['Alt+S'] }),
  distributes('x', { label: 'Same gaps from left to right', shortcuts: ['Alt+Shift+H'] }),
  distributes('y', { label: 'Same gaps from top to bottom', shortcuts: ['Alt+Shift+V'] }),
]
