import { formatBoardFile } from '../../../shared/topology/boardFile/formatBoardFile'
import type { Connection, Topology } from '../../../shared/topology/model'
import { type ClipboardText, type Command, type CommandContext, selectionOf, topologyOf } from './command'
import { hasRoomFor } from './hasRoomFor'
import { outwardCopies, outwardOf } from './outward'
import { removeDrawn } from './removeDrawn'
import { freeOffset, insertPart, isEmptyPart, partOf } from './topologyPart'
import { withHeld } from './withHeld'

const hasSelectedNodes = (context: CommandContext) => !isEmptyPart(selectedPart(context))
const selectedPart = (context: CommandContext) => partOf(topologyOf(context), selectionOf(context))
export const clipboardOf = ({ clipboard }: CommandContext) => clipboard ?? systemClipboard

/** Its three keys are the browser's own events (`copy`, `cut`, `paste`), which need no permission. */
export const copy: Command = {
  id: 'copy',
  label: 'Copy',
  group: 'Edit',
  shortcuts: ['Mod+C'],
  keys: 'browser',
  needs: 'Select a node first.',
  enabled: hasSelectedNodes,
  run: (context) => void writeSelected(context),
}

export const cut: Command = {
  id: 'cut',
  label: 'Cut',
  group: 'Edit',
  shortcuts: ['Mod+X'],
  keys: 'browser',
  needs: 'Select a node first.',
  enabled: hasSelectedNodes,
  run: (context) => void cutSelected(context),
}

async function cutSelected(context: CommandContext) {
  const selection = selectionOf(context)
  if (await writeSelected(context)) removeCopied(context, selection)
}

/** Whatever is in the clipboard then goes, also what a frame holds. */
export function removeCopied(context: CommandContext, selection: ReadonlySet<string>) {
  removeDrawn(context, withHeld(topologyOf(context), selection))
}

/** Says whether the browser let it. */
async function writeSelected(context: CommandContext): Promise<boolean> {
  try {
    await clipboardOf(context).write(selectedText(context))
    return true
  } catch {
    context.notify?.(
      'The browser did not let Streamboard write to the clipboard. Press Ctrl+C or Ctrl+X (⌘C or ⌘X) on the canvas instead.',
    )
    return false
  }
}

export const duplicate: Command = {
  id: 'duplicate',
  label: 'Duplicate',
  group: 'Edit',
  shortcuts: ['Mod+D'],
  keys: 'canvas',
  needs: 'Select a node first.',
  enabled: hasSelectedNodes,
  run: (context) => void insertCopy(context, selectedPart(context)),
}

export const duplicateConnected: Command = {
  id: 'duplicate-connected',
  label: 'Duplicate with connections',
  group: 'Edit',
  shortcuts: ['Mod+Shift+D'],
  keys: 'canvas',
  needs: 'Select a node first.',
  enabled: hasSelectedNodes,
  run(context) {
    const part = selectedPart(context)
    insertCopy(context, part, outwardOf(topologyOf(context), part))
  },
}

/** The selection as board file text: readable, and at home on any board. */
export const selectedText = (context: CommandContext) => formatBoardFile(selectedPart(context), 'json')

const STEP = 32

/** One undo step; the copies are selected afterwards. `outward` are connections of originals that the copies get as well. */
export function insertCopy(context: CommandContext, part: Topology, outward: readonly Connection[] = []): boolean {
  const topology = topologyOf(context)
  if (isEmptyPart(part) || !hasRoomFor(context, part, outward.length)) return false
  const offset = freeOffset(topology, part, STEP)
  let selection: ReadonlySet<string> = new Set()
  context.session.edit((edit) => {
    const copies = insertPart(edit, topology, { part, offset })
    for (const connection of outwardCopies(topology, outward, copies)) edit.putConnection(connection)
    selection = new Set(copies.values())
  })
  context.workspace.setState({ selection })
  return true
}

const systemClipboard: ClipboardText = {
  read: () => navigator.clipboard.readText(),
  write: (text) => navigator.clipboard.writeText(text),
}
