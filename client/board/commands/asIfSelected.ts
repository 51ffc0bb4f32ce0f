import type { CommandContext } from './command'

/** The board as it would be with this one thing selected: what commands can do there, and do. */
export const asIfSelected = (context: CommandContext, id: string): CommandContext => ({
  ...context,
  workspace: {
    ...context.workspace,
    getState: () => ({ ...context.workspace.getState(), selection: new Set([id]) }),
  },
})
