import type { Note } from '../../shared/topology/model'
import type { Box } from '../canvas/nodeSize'
import { type Font, fitted, type Ink, MONO_FAMILY, mixed } from './ink'
import { type NoteBlock, noteBlocks, type Run } from './noteBlocks'
import type { Picturing } from './pictureNodes'
import { svg, xmlText } from './svg'

const PADDING = { x: 13, y: 12 }
const INDENT = 18
const AFTER = 8

/** A note with its Markdown, as the page shows it. */
export function notePicture(note: Note, box: Box, { ink }: Picturing): string {
  return svg(
    'g',
    {},
    svg('rect', {
      x: box.x + 0.5,
      y: box.y + 0.5,
      width: box.width - 1,
      height: box.height - 1,
      rx: 9.5,
      fill: mixed(ink.color('--note'), ink.color('--surface'), 0.1),
      stroke: mixed(ink.color('--note'), ink.color('--line'), 0.4),
    }),
    ...writing(noteBlocks(note.text), box, ink),
  )
}

/** From the top until there is no more room. */
function writing(blocks: readonly NoteBlock[], box: Box, ink: Ink): readonly string[] {
  const parts: string[] = []
  const bottom = box.y + box.height - PADDING.y
  let y = box.y + PADDING.y
  for (const block of blocks) {
    const { size, high, bold = false } = LOOKS[block.kind]
    const x = box.x + PADDING.x + block.depth * INDENT
    const room = box.x + box.width - PADDING.x - x
    const fontOf = ({ bold: strong, italic, code }: Run): Font => ({
      size: code ? 11.5 : size,
      weight: bold || strong ? 600 : 400,
      ...(italic && { italic }),
      ...(code && { mono: true }),
    })
    for (const [at, stretches] of linesOf(block.runs, { ink, room, fontOf }).entries()) {
      if (y + high > bottom + AFTER) return parts
      const middle = y + high / 2
      if (at === 0 && block.mark) parts.push(stretchOf({ text: block.mark }, { x: x - 14, y: middle, ink, fontOf }))
      parts.push(...stretches.map(({ run, from }) => stretchOf(run, { x: x + from, y: middle, ink, fontOf })))
      y += high
    }
    if (block.kind === 'rule') parts.push(rule({ x, y: y + AFTER / 2, width: room, ink }))
    y += block.kind === 'item' || block.kind === 'code' ? 0 : AFTER
  }
  return parts
}

const TEXT = { size: 12.5, high: 18 }
const LOOKS: Readonly<Record<NoteBlock['kind'], { size: number; high: number; bold?: boolean }>> = {
  h1: { size: 16, high: 22, bold: true },
  h2: { size: 14, high: 20, bold: true },
  h3: { size: 13, high: 18, bold: true },
  text: TEXT,
  item: TEXT,
  code: TEXT,
  rule: TEXT,
}

type Fonts = { readonly ink: Ink; readonly fontOf: (run: Run) => Font }
/** A part of a line that is written in one way, and where it begins. */
type Stretch = { readonly run: Run; readonly from: number }

/** Lines no wider than there is room, broken between words. */
function linesOf(runs: readonly Run[], { ink, room, fontOf }: Fonts & { readonly room: number }) {
  const lines: Stretch[][] = [[]]
  let end = 0
  for (const run of runs) {
    for (const word of run.text.match(/\n|[^\S\n]+|\S+/g) ?? []) {
      const width = ink.width(word, fontOf(run))
      const isBlank = word.trim() === ''
      if (word === '\n' || (!isBlank && end > 0 && end + width > room)) {
        lines.push([])
        end = 0
      }
      if (word === '\n' || (isBlank && end === 0 && !run.code)) continue
      put(lines.at(-1) ?? [], { run: { ...run, text: fitted(ink, word, { font: fontOf(run), room }) }, from: end }, run)
      end += Math.min(width, room)
    }
  }
  return lines
}

/** What goes on as it was is one stretch with what is before it. */
function put(line: Stretch[], stretch: Stretch, run: Run): void {
  const last = line.at(-1)
  const goesOn = last !== undefined && STYLES.every((style) => last.run[style] === run[style])
  if (last && goesOn) line.splice(-1, 1, { ...last, run: { ...last.run, text: last.run.text + stretch.run.text } })
  else if (stretch.run.text.trim() !== '') line.push(stretch)
}

const STYLES = ['bold', 'italic', 'code', 'link', 'struck'] as const

/** Baselines are counted, because not every program knows of middles. */
const CENTRE = 0.36

function stretchOf(run: Run, { x, y, ink, fontOf }: Fonts & { readonly x: number; readonly y: number }): string {
  const { size, weight, italic, mono } = fontOf(run)
  return svg(
    'text',
    {
      x,
      y: y + size * CENTRE,
      'font-size': String(size),
      'font-weight': weight === 400 ? undefined : weight,
      'font-style': italic ? 'italic' : undefined,
      'font-family': mono ? MONO_FAMILY : undefined,
      'text-decoration': run.struck ? 'line-through' : run.link ? 'underline' : undefined,
      fill: ink.color(run.link ? '--accent' : '--text'),
    },
    xmlText(run.text.trimEnd()),
  )
}

type Rule = { readonly x: number; readonly y: number; readonly width: number; readonly ink: Ink }

const rule = ({ x, y, width, ink }: Rule) =>
  svg('path', { d: `M${x} ${y}h${width}`, stroke: mixed(ink.color('--note'), ink.color('--line'), 0.5) })
