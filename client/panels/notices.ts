import type { StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../shared/problem'
import type { Offer } from '../board/commands/command'

/** What is to be said above the canvas: one problem that nobody asked about, one passing sentence, and something to be done about what just happened. */
export type Notices = StoreApi<{
  readonly problem: Problem | null
  readonly sentence: string | null
  readonly offer: Offer | null
}>
