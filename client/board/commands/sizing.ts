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

/** Makes a note larger or smaller; without a height it is as high as its text. One undo step, none where it is so already. */
export function giveSize(context: CommandContext, id: string, { width, height }: Partial<Size>) {
  const note = topologyOf(context).notes.get(id)
  if (!note || (sameAs(width ?? note.width, note.width) && sameAs(height, note.height))) return
  context.session.edit((edit) => edit.putNote({ ...note, ...(width && { width }), height: height ?? 0 }))
}

/** A size that is not drawn is as good as none. */
const sameAs = (one = 0, other = 0) => one === other
