import type { Problem } from '../../../shared/problem'
import { formatBoardFile, parseBoardFile, tooLarge, YAML_AT_ONCE } from '../../../shared/topology/boardFile'
import { LIMITS } from '../../../shared/topology/limits'
import type { Topology } from '../../../shared/topology/model'

export type ReadBoardFile =
  /** `text` is the same board as JSON, which the server reads fast whatever was chosen here. */
  | { readonly ok: true; readonly text: string; readonly topology: Topology }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads a board file somebody chose, dropped or pasted. A file too large is refused by its size, before it is read. */
export async function readBoardFile(file: Blob): Promise<ReadBoardFile> {
  if (file.size > LIMITS.boardFileBytes) return { ok: false, problems: [tooLarge(file.size)] }
  try {
    return readBoardText(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()))
  } catch {
    return { ok: false, problems: [UNREADABLE] }
  }
}

export function readBoardText(text: string): ReadBoardFile {
  const parsed = parseBoardFile(text, YAML_AT_ONCE)
  return parsed.ok ? { ok: true, text: formatBoardFile(parsed.value, 'json'), topology: parsed.value } : parsed
}

const UNREADABLE: Problem = {
  code: 'file.notText',
  sentence: 'This file is not text, or it cannot be read.',
  next: 'A board file is YAML or JSON in UTF-8 and begins with `streamboard: 1`.',
}
