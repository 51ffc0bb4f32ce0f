import { done, type Outcome, type Problem, refused } from '../../shared/problem'
import type { VersionCause } from '../../shared/protocol/versionRequests'
import type { VersionDraft } from './longWork'
import type { VersionRows } from './versionRows'

/** Packed. */
const MOST_BYTES = 8 * 1024 * 1024
const MOST_NAMED = 200
const MOST_NAMED_BYTES = 64 * 1024 * 1024

export type Wanted = { readonly cause: VersionCause; readonly name: string | null }
type Recording = { readonly rows: VersionRows; readonly now: () => number }
type NewRecord = Wanted & {
  readonly boardId: string
  readonly draft: VersionDraft
  /** It is still drawn so. */
  readonly isCurrent: boolean
}

/** A board that is as in its newest version gets no other one, unless under a second name. */
export function recordVersion({ rows, now }: Recording, wanted: NewRecord): Outcome<'new' | 'known'> {
  const { boardId, draft, isCurrent, cause, name } = wanted
  const setVersioned = () => (isCurrent ? rows.setVersioned(boardId) : undefined)
  if (draft.isKnown && name === null) {
    setVersioned()
    return done('known')
  }
  const problem = whyNotKept(rows, wanted)
  if (problem) return refused(problem)
  setVersioned()
  const known = draft.isKnown ? rows.newest(boardId) : undefined
  if (known?.name === null && name !== null) rows.rename(known.version, name)
  else rows.add({ boardId, at: now(), cause, name, changes: draft.changes, bytes: draft.bytes })
  return done('new')
}

function whyNotKept(rows: VersionRows, { boardId, draft, name }: NewRecord): Problem | null {
  if (draft.bytes.length > MOST_BYTES) return TOO_LARGE
  return name === null ? null : whyNotNamed(rows, boardId, draft.bytes.length)
}

/** Of so many bytes. */
export function whyNotNamed(rows: VersionRows, boardId: string, more: number): Problem | null {
  const named = rows.sizes(boardId).filter(({ name }) => name !== null)
  const bytes = named.reduce((sum, one) => sum + one.bytes, more)
  return named.length >= MOST_NAMED || bytes > MOST_NAMED_BYTES ? TOO_MANY_NAMED : null
}

export const TOO_LARGE: Problem = {
  code: 'versionTooLarge',
  sentence: `This board is too large to keep a version of it: packed, one may take ${MOST_BYTES / (1024 * 1024)} MB.`,
  next: 'Shorten its longest notes, values and schemas, or divide it into several boards.',
}
const TOO_MANY_NAMED: Problem = {
  code: 'tooManyVersions',
  sentence: `A board keeps at most ${MOST_NAMED} versions with a name, and ${MOST_NAMED_BYTES / (1024 * 1024)} MB of them.`,
  next: 'Delete one that is not needed any more.',
}
