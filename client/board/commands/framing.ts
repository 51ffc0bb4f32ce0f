import { frameOf } from '../../../shared/topology/frameOf'
import { heldBy } from '../../../shared/topology/heldBy'
import { isNode } from '../../../shared/topology/isNode'
import { LIMITS } from '../../../shared/topology/limits'
import type { Topology } from '../../../shared/topology/model'
import { type Command, type CommandContext, selectionOf, topologyOf } from './command'
import { countedName, namesOf, newId } from './newElements'
import { removeDrawn } from './removeDrawn'
import { withHeld } from './withHeld'

/** What is selected and can be in a frame; frames that are selected give what they hold. */
const selectedNodes = (context: CommandContext) =>
  nodesAmong(topologyOf(context), withHeld(topologyOf(context), selectionOf(context)))

/** The frames that are selected, or that hold what is selected. */
function selectedFrames(context: CommandContext): readonly string[] {
  const topology = topologyOf(context)
  const { frames } = topology
  const ids = [...selectionOf(context)].flatMap((id) => (frames.has(id) ? id : (frameOf(topology, id) ?? [])))
  return [...new Set(ids)]
}

/** All that one frame holds, and nothing else. */
function isOneFrame(context: CommandContext): boolean {
  const topology = topologyOf(context)
  const nodes = selectedNodes(context)
  const frames = new Set(nodes.map((id) => frameOf(topology, id)))
  const [frame] = frames
  return frames.size === 1 && frame !== undefined && heldBy(topology).get(frame)?.length === nodes.length
}

const nodesAmong = (topology: Topology, ids: ReadonlySet<string>) => [...ids].filter((id) => isNode(topology, id))

/** One undo step; the name is ready to be typed. What was in other frames is in this one now. */
export const frameSelection: Command = {
  id: 'frame',
  label: 'Frame',
  group: 'Arrange',
  shortcuts: ['Mod+G'],
  keys: 'canvas',
  needs: 'Select what belongs together first, and is not one frame already: it is framed then.',
  enabled: (context) => selectedNodes(context).length > 0 && !isOneFrame(context),
  run(context) {
    const { frames } = topologyOf(context)
    if (frames.size >= LIMITS.frames) return context.notify?.(`A board has room for ${LIMITS.frames} frames.`)
    const id = newId()
    const nodes = selectedNodes(context)
    context.session.edit((edit) => {
      edit.putFrame({ id, name: countedName('frame', namesOf(frames)) })
      for (const node of nodes) edit.setFrame(node, id)
    })
    context.workspace.setState({ selection: new Set([id]), renaming: id })
  },
}

export const removeFrame: Command = {
  id: 'remove-frame',
  label: 'Remove frame',
  group: 'Arrange',
  shortcuts: ['Mod+Shift+G'],
  keys: 'canvas',
  needs: 'Select a frame, or something in one, first.',
  enabled: (context) => selectedFrames(context).length > 0,
  run(context) {
    const nodes = selectedNodes(context)
    const frames = selectedFrames(context)
    context.session.edit((edit) => edit.remove(frames))
    context.workspace.setState({ selection: new Set(nodes) })
  },
}

/** Where there is a frame to move to. */
export const intoFrame: Command = {
  id: 'into-frame',
  label: 'Move into a frame…',
  group: 'Arrange',
  shortcuts: ['Shift+G'],
  keys: 'canvas',
  needs: 'Select something on a board that has a frame first.',
  enabled: (context) => topologyOf(context).frames.size > 0 && movable(context).length > 0,
  run: ({ workspace }) => workspace.setState({ dialog: { kind: 'intoFrame' } }),
}

/** One undo step; what is in the frame already stays as it is. */
export function putIntoFrame(context: CommandContext, frame: string) {
  const topology = topologyOf(context)
  context.session.edit((edit) => {
    for (const id of movable(context)) if (frameOf(topology, id) !== frame) edit.setFrame(id, frame)
  })
}

/** Selected things, without frames and without what selected frames hold. */
const movable = (context: CommandContext) => nodesAmong(topologyOf(context), selectionOf(context))

export const takeOut: Command = {
  id: 'take-out',
  label: 'Take out of its frame',
  group: 'Arrange',
  shortcuts: ['Alt+G'],
  keys: 'canvas',
  needs: 'Select something in a frame first.',
  enabled: (context) => loose(context).length > 0,
  run: (context) =>
    context.session.edit((edit) => {
      for (const id of loose(context)) edit.setFrame(id, undefined)
    }),
}

/** Selected things in a frame, without the frame itself. */
const loose = (context: CommandContext) => {
  const topology = topologyOf(context)
  const selection = selectionOf(context)
  return [...selection].filter((id) => {
    const frame = frameOf(topology, id)
    return frame !== undefined && !selection.has(frame)
  })
}

/** To one node in the place of what it holds, or back. Of several frames the open ones go first. */
export const foldFrame: Command = {
  id: 'fold-frame',
  label: 'Collapse or expand frame',
  group: 'Arrange',
  shortcuts: ['Shift+C'],
  keys: 'canvas',
  needs: 'Select a frame, or something in one, first.',
  enabled: (context) => selectedFrames(context).length > 0,
  run(context) {
    const ids = selectedFrames(context)
    const frames = ids.flatMap((id) => topologyOf(context).frames.get(id) ?? [])
    const collapsed = frames.some((frame) => !frame.collapsed)
    context.session.edit((edit) => {
      for (const frame of frames) edit.putFrame({ ...frame, collapsed })
    })
    context.workspace.setState({ selection: new Set(ids) })
  },
}

export const deleteWithHeld: Command = {
  id: 'delete-with-held',
  label: 'Delete frame and what it holds',
  group: 'Arrange',
  shortcuts: ['Shift+Delete', 'Shift+Backspace'],
  keys: 'canvas',
  needs: 'Select a frame first.',
  enabled: (context) => [...selectionOf(context)].some((id) => topologyOf(context).frames.has(id)),
  run: (context) => removeDrawn(context, withHeld(topologyOf(context), selectionOf(context))),
}

export const FRAMING: readonly Command[] = [frameSelection, intoFrame, takeOut, removeFrame, foldFrame, deleteWithHeld]
