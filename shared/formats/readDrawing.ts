import { parseBoardFile, YAML_AT_ONCE } from '../topology/boardFile'
import { readAsyncApi } from './asyncApiIn'
import { fragmentToBoard, isFragment } from './boardLink'
import type { BroughtText, Drawing } from './drawing'
import { readMermaid } from './mermaidIn'
import { FLOWCHART } from './mermaidIn/parseFlowchart'

export const DRAWING_KINDS = ['board', 'asyncApi', 'mermaid', 'link'] as const
export type DrawingKind = (typeof DRAWING_KINDS)[number]

/** What a text looks like, by what it begins with or says of itself; null where it is none of what can be drawn. */
export function drawingKind(text: string): DrawingKind | null {
  if (fragmentIn(text) !== undefined) return 'link'
  const lines = text.slice(0, LOOKED_AT)
  if (/^[ \t\uFEFF]*["']?streamboard["']?\s*:/m.test(lines) || /^\s*\{\s*"streamboard"\s*:/.test(lines)) return 'board'
  if (/(?:^[ \t\uFEFF]*|[{,]\s*)["']?asyncapi["']?\s*:/m.test(lines)) return 'asyncApi'
  return withoutFence(lines)
    .split(/\r?\n/)
    .some((line) => FLOWCHART.test(line))
    ? 'mermaid'
    : null
}

/** What says what a text is stands near its beginning. */
const LOOKED_AT = 64 * 1024

/**
 * The board's part of a link, where a text is the address of a board and nothing else, on whatever machine it was made, or that part alone.
 */
function fragmentIn(text: string): string | undefined {
  const link = text.trim()
  if (isFragment(link)) return link
  const hash = link.indexOf('#')
  if (hash < 0 || /\s/.test(link)) return undefined
  const [page = ''] = link.slice(0, hash).split('?')
  return /^https?:\/\/.+\/(?:share|embed)$/.test(page) ? link.slice(hash + 1) : undefined
}

const FENCE = '```'

/** As it stands in Markdown. */
function withoutFence(text: string): string {
  const whole = text.trim()
  const end = whole.indexOf('\n')
  const head = whole.slice(0, Math.max(end, 0)).trimEnd()
  const isFenced = (head === FENCE || head === `${FENCE}mermaid`) && whole.endsWith(FENCE)
  return isFenced ? whole.slice(end + 1, -FENCE.length) : text
}

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
      return fragmentToBoard(fragmentIn(first.text) ?? '')
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
