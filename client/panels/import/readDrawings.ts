import type { BroughtText } from '../../../shared/formats/drawing'
import type { DrawingKind } from '../../../shared/formats/readDrawing'
import type { Problem } from '../../../shared/problem'
import { formatBoardFile } from '../../../shared/topology/boardFile/formatBoardFile'
import { tooLarge } from '../../../shared/topology/boardFile/tooLarge'
import { LIMITS } from '../../../shared/topology/limits'
import type { Topology } from '../../../shared/topology/model'
import { plural } from '../../ui/figures'
import { readingFailure } from '../../ui/readingFailure'

export type ReadDrawing =
  | {
      readonly ok: true
      readonly kind: DrawingKind
      /** With a place for everything. */
      readonly topology: Topology
      /** What could not be taken. */
      readonly left: readonly Problem[]
    }
  | Refused
type Refused = { readonly ok: false; readonly problems: readonly Problem[] }
export type ReadyDrawing = Extract<ReadDrawing, { readonly ok: true }>

/** Beyond them, reading holds up the page. */
const MOST_FILES = 50
const MEGABYTE = 1024 * 1024
const MOST_BYTES = 16 * MEGABYTE

/** Reads what somebody chose or dropped; never rejects. What is too large or too many is refused before it is read. */
export async function readFiles(files: readonly File[]): Promise<ReadDrawing> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  const areTooMany = files.length > MOST_FILES || (files.length > 1 && bytes > MOST_BYTES)
  if (areTooMany) return refused(tooMany(files.length, bytes))
  const texts = await Promise.all(files.map(textOf))
  const problems = texts.flatMap((text) => (text.ok ? [] : text.problems))
  return problems.length > 0
    ? { ok: false, problems }
    : readTexts(texts.flatMap((text) => (text.ok ? [text.value] : [])))
}

/** Never rejects. */
export const readText = (text: string): Promise<ReadDrawing> => readTexts([{ name: '', text }])

async function readTexts(texts: readonly BroughtText[]): Promise<ReadDrawing> {
  try {
    return await placedDrawing(texts)
  } catch (error) {
    return refused(readingFailure(error))
  }
}

/** What reads and lays out is fetched when it is first needed. */
async function placedDrawing(texts: readonly BroughtText[]): Promise<ReadDrawing> {
  const [{ drawingKind, readDrawing }, { placed }] = await Promise.all([
    import('../../../shared/formats/readDrawing'),
    import('../../picture/placed'),
  ])
  const drawing = readDrawing(texts)
  if (!drawing.ok) return drawing
  const kind = drawingKind(texts[0]?.text ?? '') ?? 'board'
  return { ...drawing, kind, topology: kind === 'board' ? drawing.topology : await placed(drawing.topology) }
}

type ReadText = { readonly ok: true; readonly value: BroughtText } | Refused

async function textOf(file: File): Promise<ReadText> {
  if (file.size > LIMITS.boardFileBytes) return refused({ ...tooLarge(file.size), place: file.name })
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    return { ok: true, value: { name: file.name, text } }
  } catch {
    return refused({ ...UNREADABLE, place: file.name })
  }
}

const refused = (problem: Problem): Refused => ({ ok: false, problems: [problem] })

const tooMany = (files: number, bytes: number): Problem => ({
  code: 'file.tooMany',
  sentence: `${plural(files, 'file')} with ${(bytes / MEGABYTE).toFixed(1)} MB are too many: at most ${MOST_FILES} files and ${MOST_BYTES / MEGABYTE} MB are read at once.`,
  next: 'Bring fewer of them.',
})

const UNREADABLE: Problem = {
  code: 'file.notText',
  sentence: 'This file is not text, or it cannot be read.',
  next: 'Bring a board file, AsyncAPI documents or a Mermaid flowchart, as text in UTF-8.',
}

/** As the server reads it fastest. */
export const fileOf = (topology: Topology): string => formatBoardFile(topology, 'json')
