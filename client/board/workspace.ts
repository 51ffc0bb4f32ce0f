import { createStore } from 'zustand/vanilla'
import type { Request } from '../../shared/protocol/operations'
import type { Hop } from '../../shared/protocol/run'
import type { BoardVersion } from '../../shared/protocol/versionRequests'
import type { NodeKind } from '../../shared/topology/model'
import type { Comparison } from './comparison'

/** What this person looks at: never part of the board, never undone, never shared. */
export type Workspace = {
  readonly selection: ReadonlySet<string>
  readonly inspectorOpen: boolean
  /** The part of the page that this person worked in last: there a name is edited in place. */
  readonly part: Part
  /** A request to the page to give a part the focus; it clears it when done. */
  readonly goTo: Part | null
  readonly drawer: {
    readonly open: boolean
    readonly tab: DrawerTab
    readonly height: number /** Topic id, or null = all topics. */
    readonly topicId: string | null
    /** Whose contents are shown; null = the first of the board. */
    readonly storeId: string | null
  }
  readonly dialog: Dialog | null
  /** Element whose name is being edited in place. */
  readonly renaming: string | null
  /** Whether the board's own name is. */
  readonly renamingBoard: boolean
  /** Where a connection began that ends with the next tap. */
  readonly connectingFrom: string | null
  /** On a touch screen: a tap adds to the selection and a drag selects, instead of panning. */
  readonly fingersSelect: boolean
  /** A request to the canvas; it clears it when done. */
  readonly view: ViewRequest | null
  /** A sentence for those who listen, over and above what changed; whoever reads it out clears it. */
  readonly saying: string | null
  /** An event whose way is lit on the canvas and listed in the drawer. */
  readonly followed: Followed | null
  /** While somebody looks for a text on the canvas: what has it. Asking again counts up, and leads back to the field. */
  readonly finding: { readonly asked: number; readonly found: ReadonlySet<string> } | null
  /** Only these nodes or connections are shown, and what is so many connections around them. */
  readonly focus: { readonly on: ReadonlySet<string>; readonly steps: number } | null
  /** The list of versions, in the inspector's place. */
  readonly versionsOpen: boolean
  /** Two versions in one picture; nobody edits the board here meanwhile. */
  readonly comparison: Comparison | null
}
/** Names as on the cluster. The hops are none until they have been found. */
export type Followed = {
  readonly from: { readonly topic: string; readonly partition: number; readonly offset: string }
  readonly hops: readonly Hop[]
}
export const PARTS = ['outline', 'canvas', 'inspector', 'drawer'] as const
export type Part = (typeof PARTS)[number]
export const DRAWER_TABS = ['messages', 'groups', 'stores', 'ledger', 'timeline', 'problems'] as const
export type DrawerTab = (typeof DRAWER_TABS)[number]
/** What a board can be taken home as. */
export const EXPORT_TABS = ['project', 'picture', 'link', 'asyncApi', 'mermaid', 'board'] as const
export type ExportTab = (typeof EXPORT_TABS)[number]
export type Dialog =
  /** The services that are to be started when it is settled; without ids all of them. */
  | { readonly kind: 'plan'; readonly serviceIds?: readonly string[] }
  | { readonly kind: 'export'; readonly tab?: ExportTab }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'commands' }
  /** How this person appears to others. */
  | { readonly kind: 'person' }
  | { readonly kind: 'import' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'views' }
  | { readonly kind: 'produce'; readonly topicId: string }
  /** Keyboard connect (`C`): pick a target for this node. */
  | { readonly kind: 'connect'; readonly from: string }
  /** Pick another node for one end of this connection. */
  | { readonly kind: 'reconnect'; readonly id: string; readonly end: 'from' | 'to' }
  /** Pick what takes this node's place. */
  | { readonly kind: 'replace'; readonly id: string }
  | { readonly kind: 'intoFrame' }
  | { readonly kind: 'moveBookmark'; readonly move: BookmarkMove }
  /** By its name on the cluster: it need not be drawn any more. */
  | { readonly kind: 'deleteTopic'; readonly topic: string }
  | { readonly kind: 'nameVersion' | 'restoreVersion'; readonly version: BoardVersion }
  /** What is compared, as the text of board files. */
  | { readonly kind: 'compareText' }
/** Names as on the cluster; without a partition the bookmarks in all of them. */
export type BookmarkMove = {
  readonly group: string
  readonly topic: string
  readonly partition?: number
  readonly to: Request<'bookmark:move'>['to']
}
export type ViewRequest =
  | { readonly kind: 'fit' }
  | { readonly kind: 'fitSelection' }
  | { readonly kind: 'actualSize' }
  | { readonly kind: 'zoom'; readonly by: number }
  /** To what is to be in the middle, in board units. */
  | { readonly kind: 'go'; readonly x: number; readonly y: number; readonly zoom: number }
  /** The menu of what has the focus, is selected, or of the board. */
  | { readonly kind: 'menu' }
  | { readonly kind: 'tidy' }
  | { readonly kind: 'align'; readonly to: Alignment }
  | { readonly kind: 'distribute'; readonly along: Axis }
  | { readonly kind: 'reveal'; readonly id: string }
  /** Moves as little as it takes to see the thing, and keeps the zoom. */
  | { readonly kind: 'show'; readonly id: string }
  | { readonly kind: 'add'; readonly what: NodeKind | 'any' }
  | { readonly kind: 'insert'; readonly what: NodeKind; readonly into: string }
  /** A waypoint in the middle of this connection. */
  | { readonly kind: 'bend'; readonly id: string }

/** Which edge or middle of the selected nodes comes to be on one line. */
export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom'
export type Axis = 'x' | 'y'

export const createWorkspace = () =>
  createStore<Workspace>()(() => ({
    selection: new Set<string>(),
    inspectorOpen: true,
    part: 'canvas',
    goTo: null,
    drawer: { open: true, tab: 'messages', height: 232, topicId: null, storeId: null },
    dialog: null,
    renaming: null,
    renamingBoard: false,
    connectingFrom: null,
    fingersSelect: false,
    view: null,
    saying: null,
    followed: null,
    finding: null,
    focus: null,
    versionsOpen: false,
    comparison: null,
  }))
export type WorkspaceStore = ReturnType<typeof createWorkspace>

/** Whether a name is edited in the outline and not on the canvas. */
export const namesInOutline = ({ part }: Workspace) => part === 'outline'
