import { open } from 'node:fs/promises'
import type { Problem } from '../../shared/problem'
import { parseBoardFile, placesInBoardFile, tooLarge } from '../../shared/topology/boardFile'
import { LIMITS } from '../../shared/topology/limits'
import type { Topology } from '../../shared/topology/model'
import type { CliIo } from './cliIo'
import { fileProblem } from './fileProblem'

export type BoardFound = {
  readonly ok: true
  readonly topology: Topology
  /** Where an element stands in the file, by its id. */
  readonly places: ReadonlyMap<string, string>
}
export type BoardRead = BoardFound | { readonly ok: false; readonly problems: readonly Problem[] }

/** The board of a file, or of standard input for `-`. Never holds more of it than a board file may have. */
export async function readBoard(path: string, { stdin }: Pick<CliIo, 'stdin'>): Promise<BoardRead> {
  const read = path === '-' ? await gather(stdin) : await readFile(path)
  if (!('text' in read)) return { ok: false, problems: [read] }
  const parsed = parseBoardFile(read.text)
  if (parsed.ok) return { ok: true, topology: parsed.value, places: placesInBoardFile(read.text) }
  const name = path === '-' ? 'standard input' : path
  return {
    ok: false,
    problems: parsed.problems.map((problem) => ({ ...problem, place: `${name}:${problem.place ?? '1:1'}` })),
  }
}

type Text = { readonly text: string }

async function readFile(path: string): Promise<Text | Problem> {
  try {
    const file = await open(path)
    try {
      return await gather(
        file.createReadStream({ end: LIMITS.boardFileBytes, autoClose: false }),
        (await file.stat()).size,
      )
    } finally {
      await file.close()
    }
  } catch (cause) {
    return fileProblem(cause, path)
  }
}

async function gather(chunks: AsyncIterable<Uint8Array | string>, size?: number): Promise<Text | Problem> {
  const gathered: Buffer[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    const piece = Buffer.from(chunk)
    bytes += piece.length
    if (bytes > LIMITS.boardFileBytes) return tooLarge(size)
    gathered.push(piece)
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(gathered)) }
  } catch {
    return { code: 'boardFile', sentence: 'This is not a board file: it is not text in UTF-8.' }
  }
}
