import type { StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../shared/problem'

/** What is to be said above the canvas: one problem that nobody asked about, and one passing sentence. */
export type Notices = StoreApi<{ readonly problem: Problem | null; readonly sentence: string | null }>
