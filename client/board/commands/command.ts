import type { ServiceRun } from '../../../shared/protocol/live'
import type { Topology } from '../../../shared/topology/model'
import type { Wire } from '../../wire'
import type { BoardSession } from '../port'
import type { Together } from '../together/port'
import type { WorkspaceStore } from '../workspace'

/** What a command may touch. Keyboard, menus, the command palette and tests all run commands with one of these. */
export type CommandContext = {
  readonly session: BoardSession
  readonly workspace: WorkspaceStore
  /** Default: the system clipboard. */
  readonly clipboard?: ClipboardText
  /** Says one sentence to the person, seen and read aloud. */
  readonly notify?: (sentence: string) => void
  /** Says a sentence with something that can be done about it, for as long as the board stays as it is. */
  readonly offer?: (offer: Offer) => void
  /** Whether a topic with this drawn name is on the cluster, as far as this page knows. Absent where there is no cluster. */
  readonly isOnCluster?: (topic: string) => boolean
  /** Gives whatever has no place one; absent where that happens by itself. */
  readonly place?: (drawing: Topology) => Promise<Topology>
  /** Absent where nothing can run. */
  readonly running?: Running
  /** Absent where there can be nobody else. */
  readonly together?: Together
}

/** The services as they run now, by id, and the way to ask the server about them. */
export type Running = {
  runs(): ReadonlyMap<string, ServiceRun>
  /** What a topic that the board created or adopted is called on the cluster; undefined for any other, and while the cluster is away. */
  ownTopic(topicId: string): string | undefined
  readonly ask: Wire['ask']
  /** Starts services, all of them without ids, once what stands in the way is settled; says by itself what was refused. */
  start(serviceIds?: readonly string[]): Promise<void>
}

export type Offer = { readonly sentence: string; readonly label: string; readonly run: () => void }

export type ClipboardText = { read(): Promise<string>; write(text: string): Promise<void> }

export const COMMAND_GROUPS = ['Edit', 'Run', 'Select', 'Add', 'Arrange', 'View', 'Share', 'Help'] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

export type Command = {
  readonly id: string
  readonly label: string
  readonly group: CommandGroup
  /** As `shortcutsOf` writes them, the one to show first. `Mod` is Command on a Mac and Control elsewhere. */
  readonly shortcuts: readonly string[]
  /** Where its keys count: on the canvas only, on the whole page, or even while typing in a field. */
  readonly keys: 'canvas' | 'page' | 'always' | 'browser'
  /** What is missing where it cannot run: what to do first, as a sentence. */
  readonly needs?: string
  enabled(context: CommandContext): boolean
  run(context: CommandContext): void
}

export const topologyOf = (context: CommandContext) => context.session.state.getState().topology
export const selectionOf = (context: CommandContext) => context.workspace.getState().selection
export const always = () => true
export const hasSelection = (context: CommandContext) => selectionOf(context).size > 0
