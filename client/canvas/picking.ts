import type { ComponentType } from 'react'
import { createStore } from 'zustand/vanilla'
import type { Position } from '../../shared/topology/model'

/** A small menu at the pointer: what to add, or what a connection is to mean. */
export type Picking = {
  /** In pixels of the page. */
  readonly at: Position
  readonly title: string
  readonly choices: readonly Choice[]
}
export type Choice = {
  readonly label: string
  readonly hint: string
  /** As this person's keyboard shows it. */
  readonly keys?: string
  readonly icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>
  readonly pick: () => void
}

export const createPicker = () => createStore<{ readonly picking: Picking | null }>()(() => ({ picking: null }))
export type Picker = ReturnType<typeof createPicker>
