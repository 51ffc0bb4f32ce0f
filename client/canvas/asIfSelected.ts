import type { CommandContext } from '../board/commands/command'
import type { Canvas } from './canvasContext'

/** The canvas as it would be with this one thing selected: what commands can do there, and do. */
export const asIfSelected = (canvas: Canvas, id: string): CommandContext => ({
  ...canvas,
  workspace: {
    ...canvas.workspace,
    getState: () => ({ ...canvas.workspace.getState(), selection: new Set([id]) }),
  },
})
