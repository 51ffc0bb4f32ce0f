import type { NodeKind } from '../../../shared/topology/model'
import { always, type Command } from './command'

/** The canvas knows where: at the pointer, otherwise in the middle of the view. */
const adds = (what: NodeKind | 'any', rest: Pick<Command, 'label' | 'shortcuts'>): Command => ({
  id: `add-${what}`,
  group: 'Add',
  keys: 'canvas',
  enabled: always,
  run: ({ workspace }) => workspace.setState({ view: { kind: 'add', what } }),
  ...rest,
})

export const addAny = adds('any', { label: 'Add…', shortcuts: ['N', '/'] })
export const addService = adds('service', { label: 'Add a service', shortcuts: [] })
export const addTopic = adds('topic', { label: 'Add a topic', shortcuts: [] })
export const addStore = adds('store', { label: 'Add a store', shortcuts: [] })
export const addNote = adds('note', { label: 'Add a note', shortcuts: ['Shift+S'] })
