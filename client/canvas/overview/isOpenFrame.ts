import type { FlowNode } from '../flowElements'

/** A field around others, of which only the title is there for the hand. */
export const isOpenFrame = (node: FlowNode): boolean => node.type === 'frame' && !node.data.element.collapsed
