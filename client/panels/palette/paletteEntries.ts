import type { BoardSummary } from '../../../shared/protocol/operations'
import type { Topology } from '../../../shared/topology/model'
import type { CommandContext } from '../../board/commands/command'
import { COMMANDS } from '../../board/commands/commands'
import { boardPath, navigate } from '../../ui/navigation'

export type PaletteEntry = {
  readonly id: string
  readonly kind: 'Command' | 'Service' | 'Topic' | 'Store' | 'Note' | 'Board'
  readonly label: string
  readonly shortcut?: string
  choose(): void
}

type Palette = { readonly context: CommandContext; readonly boards: readonly BoardSummary[] }

/** Every command that can run now, every node, every other board. */
export function paletteEntries({ context, boards }: Palette): readonly PaletteEntry[] {
  const { topology } = context.session.state.getState()
  return [
    ...commandEntries(context),
    ...nodeEntries(topology, (id) =>
      context.workspace.setState({ selection: new Set([id]), view: { kind: 'reveal', id } }),
    ),
    ...boards.flatMap(({ id, name }): PaletteEntry[] =>
      id === context.session.boardId
        ? []
        : [{ id: `board ${id}`, kind: 'Board', label: name, choose: () => navigate(boardPath(id)) }],
    ),
  ]
}

const commandEntries = (context: CommandContext): readonly PaletteEntry[] =>
  COMMANDS.filter((command) => command.id !== 'commands' && command.enabled(context)).map((command) => ({
    id: `command ${command.id}`,
    kind: 'Command',
    label: command.label,
    ...(command.shortcuts[0] !== undefined && { shortcut: command.shortcuts[0] }),
    choose: () => command.run(context),
  }))

function nodeEntries(
  { services, topics, stores, notes }: Topology,
  reveal: (id: string) => void,
): readonly PaletteEntry[] {
  const entry = (kind: PaletteEntry['kind'], id: string, label: string): PaletteEntry => ({
    id: `node ${id}`,
    kind,
    label,
    choose: () => reveal(id),
  })
  return [
    ...[...services.values()].map(({ id, name }) => entry('Service', id, name)),
    ...[...topics.values()].map(({ id, name }) => entry('Topic', id, name)),
    ...[...stores.values()].map(({ id, name }) => entry('Store', id, name)),
    ...[...notes.values()].map(({ id, text }) => entry('Note', id, text.slice(0, 80))),
  ]
}
