import { createStore } from 'zustand/vanilla'
import type { Position } from '../../shared/topology/model'
import type { Choice } from '../ui/PointMenu'

/** A small menu at the pointer: what to add, or what a connection is to mean. */
export type Picking = {
  /** In pixels of the page. */
  readonly at: Position
  readonly title: string
  readonly choices: readonly Choice[]
}

export const createPicker = () => createStore<{ readonly picking: Picking | null }>()(() => ({ picking: null }))
export type Picker = ReturnType<typeof createPicker>
