import type { BoardSummary } from '../../../shared/protocol/operations'
import type { Topology } from '../../../shared/topology/model'
import type { CommandContext } from '../../board/commands/command'
import { COMMANDS } from '../../board/commands/commands'
import { goToView, viewsByName } from '../../board/commands/viewsOfBoard'
import { boardPath, navigate } from '../../ui/navigation'

/** In the order in which they are listed while nothing is typed. */
export const PALETTE_SECTIONS = [
  'Commands',
  'Services',
  'Topics',
  'Stores',
  'Notes',
  'Frames',
  'Views',
  'Boards',
] as const
export type PaletteSection = (typeof PALETTE_SECTIONS)[number]

export type PaletteEntry = {
  readonly id: string
  readonly section: PaletteSection
  readonly label: string
  readonly shortcut?: string
  /** Why it cannot be chosen now, as a sentence. */
  readonly whyNot?: string
  choose(): void
}

type Palette = { readonly context: CommandContext; readonly boards: readonly BoardSummary[] }

/** Every command, every node, every saved view, every other board. */
export function paletteEntries({ context, boards }: Palette): readonly PaletteEntry[] {
  const { topology } = context.session.state.getState()
  return [
    ...commandEntries(context),
    ...nodeEntries(topology, (id) =>
      context.workspace.setState({ selection: new Set([id]), view: { kind: 'reveal', id } }),
    ),
    ...viewsByName(topology).map(
      (view): PaletteEntry => ({
        id: `view ${view.id}`,
        section: 'Views',
        label: view.name,
        choose: () => goToView(context, view),
      }),
    ),
    ...boards.flatMap(({ id, name }): PaletteEntry[] =>
      id === context.session.boardId
        ? []
        : [{ id: `board ${id}`, section: 'Boards', label: name, choose: () => navigate(boardPath(id)) }],
    ),
  ]
}

const commandEntries = (context: CommandContext): readonly PaletteEntry[] =>
  COMMANDS.filter(({ id }) => id !== 'commands').map((command) => ({
    id: `command ${command.id}`,
    section: 'Commands',
    label: command.label,
    ...(command.shortcuts[0] !== undefined && { shortcut: command.shortcuts[0] }),
    ...(!command.enabled(context) && { whyNot: command.needs ?? 'Not possible just now.' }),
    choose: () => command.run(context),
  }))

function nodeEntries(
  { services, topics, stores, notes, frames }: Topology,
  reveal: (id: string) => void,
): readonly PaletteEntry[] {
  const entry = (section: PaletteSection, id: string, label: string): PaletteEntry => ({
    id: `node ${id}`,
    section,
    label,
    choose: () => reveal(id),
  })
  return [
    ...[...services.values()].map(({ id, name }) => entry('Services', id, name)),
    ...[...topics.values()].map(({ id, name }) => entry('Topics', id, name)),
    ...[...stores.values()].map(({ id, name }) => entry('Stores', id, name)),
    ...[...notes.values()].map(({ id, text }) => entry('Notes', id, text.slice(0, 80))),
    ...[...frames.values()].map(({ id, name }) => entry('Frames', id, name)),
  ]
}
