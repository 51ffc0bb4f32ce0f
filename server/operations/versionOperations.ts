import { done, type Outcome } from '../../shared/problem'
import type { Operations } from './operation'
import type { Parts } from './parts'
import { wireText } from './wireBytes'

export const versionOperations: Operations<
  | 'version:list'
  | 'version:read'
  | 'version:name'
  | 'version:rename'
  | 'version:delete'
  | 'version:keep'
  | 'version:restore'
> = {
  'version:list': ({ boards }, { boardId, ...page }) => boards.versions.list(boardId, page),
  'version:read': readVersion,
  'version:name': ({ boards }, { boardId, name }) => boards.versions.name(boardId, name),
  'version:rename': ({ boards }, { boardId, version, name }) => boards.versions.rename(boardId, version, name),
  'version:delete': ({ boards }, { boardId, version }) => boards.versions.delete(boardId, version),
  'version:keep': ({ boards }, { boardId, cause }) => boards.versions.keep(boardId, cause),
  'version:restore': async (parts, asked) => {
    // What was asked for is read first: keeping one more may let go of an old one.
    const read = readVersion(parts, asked)
    if (!read.ok) return read
    const kept = await parts.boards.versions.keep(asked.boardId, 'beforeRestore')
    return kept.ok ? read : kept
  },
}

type Asked = { readonly boardId: string; readonly version: number }

function readVersion({ boards }: Parts, { boardId, version }: Asked): Outcome<{ readonly update: string }> {
  const read = boards.versions.read(boardId, version)
  return read.ok ? done({ update: wireText(read.value) }) : read
}
