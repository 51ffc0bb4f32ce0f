import { z } from 'zod'
import { harmlessText } from './harmlessText'
import { boardId } from './requestParts'

const version = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const MOST_NAME = 100
const name = z
  .string()
  .trim()
  .max(MOST_NAME)
  .transform((text) => harmlessText(text, MOST_NAME))
  .pipe(z.string().min(1))

/** Why a version was kept by itself; `named` = a person did. */
export const VERSION_CAUSES = ['created', 'paused', 'applied', 'beforeImport', 'beforeRestore', 'named'] as const
export type VersionCause = (typeof VERSION_CAUSES)[number]

/** The part of the contract about how a board was at earlier times. */
export const VERSION_REQUESTS = {
  /** Newest first: those older than `before`, or the newest. */
  'version:list': z.object({ boardId, before: version.optional(), limit: z.number().int().min(1).max(100) }),
  'version:read': z.object({ boardId, version }),
  /** Keeps the board as it is now, under this name, until somebody deletes it. */
  'version:name': z.object({ boardId, name }),
  /** An automatic version that gets a name is kept from now on. */
  'version:rename': z.object({ boardId, version, name }),
  /** Only those with a name: the others go by themselves. */
  'version:delete': z.object({ boardId, version }),
  /** Before a page replaces what is drawn by a file's board: keeps the board as it is now. */
  'version:keep': z.object({ boardId, cause: z.literal('beforeImport') }),
  /** Keeps the board as it is now and answers as `version:read`. The page then leads the board there by one edit of its own. */
  'version:restore': z.object({ boardId, version }),
} as const satisfies Record<string, z.ZodType>

export type BoardVersion = {
  /** Counted up; no two versions ever have the same. */
  readonly version: number
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly cause: VersionCause
  readonly name: string | null
  /** What differs from the version before, in words. */
  readonly changes: string
}

/** A Yjs update in base64: the document of the board as it was. */
type VersionRead = { readonly update: string }

export type VersionAnswers = {
  'version:list': { readonly versions: readonly BoardVersion[]; readonly more: boolean }
  'version:read': VersionRead
  'version:name': null
  'version:rename': null
  'version:delete': null
  'version:keep': null
  'version:restore': VersionRead
}
