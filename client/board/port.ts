import type { StoreApi } from 'zustand/vanilla'
import type { BoardEdit } from '../../shared/document/port'
import type { Problem } from '../../shared/problem'
import type { Topology } from '../../shared/topology/model'
import type { Undone } from './ownHistory'

/** One open board in this browser: its document, synchronised; its history; nothing of React. */
export type BoardSession = {
  readonly boardId: string
  readonly state: StoreApi<BoardState>
  /** One gesture: all changes inside are one undo step and one update on the wire. */
  edit(change: (edit: BoardEdit) => void): void
  /** Takes back this person's last step, without anything that others have made; null where it may not. */
  undo(): Undone | null
  redo(): Undone | null
  /** Sends what is left, leaves the board. Idempotent. */
  close(): Promise<void>
}

export type BoardState = {
  readonly topology: Topology
  /** Goes before every topic and group name on the cluster; '' unless the board is isolated. */
  readonly prefix: string
  /** `loading` until the first join; `saved` only when the server has every edit on disk; `offline` while there is no connection. */
  readonly saving: 'loading' | 'saved' | 'saving' | 'offline' | 'refused'
  /** How far a board has come that is being opened; null once it is there. */
  readonly opening: Opening | null
  /** Edits made here that the server has not acknowledged. */
  readonly unsaved: number
  /** Why the board could not be opened or an edit was refused. */
  readonly problem: Problem | null
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** A large board is told of step by step, with its size once the server has said it; a small one is there at once. */
export type Opening = {
  readonly step: 'fetching' | 'reading' | 'drawing'
  readonly size: { readonly nodes: number; readonly connections: number } | null
}
