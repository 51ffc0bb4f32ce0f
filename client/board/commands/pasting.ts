import type { Problem } from '../../../shared/problem'
import { YAML_AT_ONCE } from '../../../shared/topology/boardFile/tooLarge'
import { readingFailure } from '../../ui/readingFailure'
import { addDrawing, joinedNames } from './addDrawing'
import { always, type Command, type CommandContext, topologyOf } from './command'
import { clipboardOf, insertCopy } from './copying'

/** Its key is the browser's own event, which needs no permission. */
export const paste: Command = {
  id: 'paste',
  label: 'Paste',
  group: 'Edit',
  shortcuts: ['Mod+V'],
  keys: 'browser',
  enabled: always,
  run: (context) => void pasteFromClipboard(context),
}

async function pasteFromClipboard(context: CommandContext) {
  const text = await clipboardOf(context)
    .read()
    .catch(() => null)
  if (text !== null) return pasteText(context, text)
  context.notify?.(
    'The browser did not let Streamboard read the clipboard. Press Ctrl+V (or ⌘V) on the canvas instead.',
  )
}

/**
 * Puts on this board what a text means: a part of a board or a link to one as a copy, a drawing of another kind joined to what is there.
 * Anything else leaves the board alone, with a sentence. Never rejects.
 */
export async function pasteText(context: CommandContext, text: string): Promise<void> {
  if (!text.trim()) return
  try {
    const { parseBoardFile } = await import('../../../shared/topology/boardFile/parseBoardFile')
    const file = parseBoardFile(text, YAML_AT_ONCE)
    if (file.ok) insertCopy(context, file.value)
    else await pasteDrawing(context, text)
  } catch (error) {
    const { sentence, next } = readingFailure(error)
    context.notify?.(`${sentence} ${next}`)
  }
}

async function pasteDrawing(context: CommandContext, text: string) {
  const { drawingKind, readDrawing } = await import('../../../shared/formats/readDrawing')
  const drawing = readDrawing([{ name: '', text }])
  if (!drawing.ok) return context.notify?.(refusal(drawing.problems))
  if (drawingKind(text) === 'link') return void insertCopy(context, drawing.topology)
  const placed = context.place ? await context.place(drawing.topology) : drawing.topology
  const joined = joinedNames(topologyOf(context), placed)
  if (addDrawing(context, placed)) context.notify?.(`Pasted.${joinedSentence(joined)}${leftSentence(drawing.left)}`)
}

function refusal([problem]: readonly Problem[]): string {
  const place = problem?.place ? ` (${problem.place})` : ''
  return `This cannot be pasted: ${problem?.sentence ?? ''}${place}`
}

const SHOWN = 5

const joinedSentence = (names: readonly string[]) =>
  names.length === 0
    ? ''
    : ` Already here and joined: ${names.slice(0, SHOWN).join(', ')}${names.length > SHOWN ? ' …' : ''}.`

const leftSentence = ([first, ...others]: readonly Problem[]) =>
  first
    ? ` Not all of it can be drawn: ${first.sentence}${others.length > 0 ? ` And ${others.length} more; import it to see them.` : ''}`
    : ''
