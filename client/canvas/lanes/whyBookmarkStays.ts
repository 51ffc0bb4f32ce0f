import type { GroupLag } from '../../../shared/protocol/live'

/** Why the bookmarks of a group cannot be moved now; null where they can. `name` as it is drawn. */
export function whyBookmarkStays({ state, members }: GroupLag, name: string, drawn: boolean): string | null {
  if (!drawn) return `${name} is not on this board: bookmarks of other people's groups are only shown.`
  if (state === 'newProtocol')
    return `${name} is a group of the new protocol: its bookmarks can only be moved with the tools of those who run it.`
  if (members.length === 0 && state !== 'rebalancing') return null
  const who = members.map(({ clientId, host }) => `${clientId} on ${host}`).sort()
  return `${name} has members: ${who.join(', ') || 'one just came'}. Stop them first: a bookmark moves only while nobody reads with it.`
}
