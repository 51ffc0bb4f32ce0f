import { NOTE_FIELDS } from '../../../shared/topology/model'
import { type CommandContext, topologyOf } from './command'

type Size = { readonly width: number; readonly height: number }

/** No smaller than a line with a word or two. */
const LOWEST = 40

/** The size that a note can have which is nearest to this one. */
export const possibleSize = ({ width, height }: Size): Size => ({
  width: Math.min(Math.max(width, NOTE_FIELDS.width.from), NOTE_FIELDS.width.to),
  height: Math.min(Math.max(height, LOWEST), NOTE_FIELDS.height.to),
})

/** Makes a note larger or smaller; without a height it is as high as its text. One undo step. */
export function giveSize(context: CommandContext, id: string, { width, height }: Partial<Size>) {
  const note = topologyOf(context).notes.get(id)
  if (!note) return
  context.session.edit((edit) => edit.putNote({ ...note, ...(width && { width }), height: height ?? 0 }))
}
