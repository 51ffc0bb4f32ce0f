import { fromBase64 } from '../../../shared/document/base64'
import { topologyOfUpdate } from '../../../shared/document/topologyOfUpdate'
import { done, type Outcome, refused } from '../../../shared/problem'
import type { BoardVersion } from '../../../shared/protocol/versionRequests'
import type { Topology } from '../../../shared/topology/model'
import type { Wire } from '../../wire'

/** So many are asked for at once, and shown more at a press. */
export const PAGE = 50

export type ReadVersions = { readonly versions: readonly BoardVersion[]; readonly more: boolean }

/** The newest versions, page by page, until there are so many. */
export async function readVersions(ask: Wire['ask'], boardId: string, most: number): Promise<Outcome<ReadVersions>> {
  let read: ReadVersions = { versions: [], more: true }
  while (read.more && read.versions.length < most) {
    const page = await ask('version:list', { boardId, before: read.versions.at(-1)?.version, limit: PAGE })
    if (!page.ok) return page
    read = { versions: [...read.versions, ...page.value.versions], more: page.value.more }
  }
  return done(read)
}

type Asked = { readonly boardId: string; readonly version: number }

/** The board of a version; by `version:restore` what is drawn now becomes a version, too. */
export async function readVersion(
  ask: Wire['ask'],
  name: 'version:read' | 'version:restore',
  asked: Asked,
): Promise<Outcome<Topology>> {
  const read = await ask(name, asked)
  if (!read.ok) return read
  const topology = topologyOfUpdate(fromBase64(read.value.update))
  return topology
    ? done(topology)
    : refused({
        code: 'versionUnreadable',
        sentence: 'This version cannot be read.',
        next: 'Reload the page and try again.',
      })
}
