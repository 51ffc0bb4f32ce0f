import { parseBoardFile, YAML_AT_ONCE } from '../topology/boardFile'
import { readAsyncApi } from './asyncApiIn'
import { fragmentToBoard } from './boardLink'
import type { BroughtText, Drawing } from './drawing'
import { readMermaid } from './mermaidIn'
import { FLOWCHART } from './mermaidIn/parseFlowchart'

export const DRAWING_KINDS = ['board', 'asyncApi', 'mermaid', 'link'] as const
export type DrawingKind = (typeof DRAWING_KINDS)[number]

/** What a text looks like, by what it begins with or says of itself; null where it is none of what can be drawn. */
export function drawingKind(text: string): DrawingKind | null {
  if (LINK.test(text)) return 'link'
  const lines = text.slice(0, LOOKED_AT)
  if (/^\s*["']?streamboard["']?\s*:/m.test(lines) || /^\s*\{\s*"streamboard"\s*:/.test(lines)) return 'board'
  if (/(?:^|[{,])\s*["']?asyncapi["']?\s*:/m.test(lines)) return 'asyncApi'
  return withoutFence(lines)
    .split(/\r?\n/)
    .some((line) => FLOWCHART.test(line))
    ? 'mermaid'
    : null
}

/** What says what a text is stands near its beginning. */
const LOOKED_AT = 64 * 1024
const LINK = /^\s*https?:\/\/\S+\/(?:share|embed)(?:\?\S*)?#(\S*)\s*$/

/** As it stands in Markdown. */
const withoutFence = (text: string) => text.replace(/^\s*```(?:mermaid)?\s*\n([\s\S]*?)```\s*$/, '$1')

/** What somebody dropped, chose or pasted, as one picture. Several texts at once are AsyncAPI documents; a board or a flowchart comes alone. */
export function readDrawing(texts: readonly BroughtText[]): Drawing {
  const kinds = texts.map(({ text }) => drawingKind(text))
  const unknown = kinds.indexOf(null)
  const [first] = texts
  if (!first || unknown >= 0) return notKnown(texts[unknown]?.name ?? '')
  if (kinds.every((kind) => kind === 'asyncApi')) return readAsyncApi(texts)
  if (texts.length > 1) return SEVERAL
  switch (kinds[0]) {
    case 'link':
      return fragmentToBoard(LINK.exec(first.text)?.[1] ?? '')
    case 'mermaid':
      return readMermaid({ ...first, text: withoutFence(first.text) })
    default:
      return boardFrom(first.text)
  }
}

function boardFrom(text: string): Drawing {
  const parsed = parseBoardFile(text, YAML_AT_ONCE)
  return parsed.ok ? { ok: true, topology: parsed.value, left: [] } : parsed
}

const notKnown = (name: string): Drawing => ({
  ok: false,
  problems: [
    {
      code: 'drawing.unknown',
      sentence: 'This is neither a board file, an AsyncAPI document, a Mermaid flowchart nor a link to a board.',
      next: 'A board file says "streamboard: 1", an AsyncAPI document "asyncapi: 3.0.0", a flowchart begins with "flowchart LR".',
      ...(name && { place: name }),
    },
  ],
})

const SEVERAL: Drawing = {
  ok: false,
  problems: [
    {
      code: 'drawing.several',
      sentence: 'Only AsyncAPI documents become one picture; these are of different kinds.',
      next: 'Bring a board file, a flowchart or a link alone.',
    },
  ],
}
