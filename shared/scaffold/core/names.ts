import { slugs } from '../../topology/slugs'
import { stableHash } from '../../topology/stableHash'

/** One thing's name in every form the export needs, computed once for the whole board. */
export type Name = {
  readonly raw: string
  /** Who it is on the wire, for drawn and exported alike. */
  readonly slug: string
  /** The slug, or another where that is reserved somewhere: for paths, packages, containers and hosts. `[a-z0-9-]{1,40}`, unique. */
  readonly safe: string
}

/** Devices on Windows, whatever the extension; the broker's own containers; folders with a meaning of their own. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d|kafka|topics-init|node-modules|system)$/

export function nameThings(
  things: Iterable<{ readonly id: string; readonly name: string }>,
): ReadonlyMap<string, Name> {
  const all = [...things]
  const plain = slugs(all)
  const safe = slugs(all.map(({ id, name }) => ({ id, name: notReserved(plain.get(id) ?? name, id) })))
  return new Map(all.map(({ id, name }) => [id, { raw: name, slug: plain.get(id) ?? '', safe: safe.get(id) ?? '' }]))
}

const notReserved = (slug: string, id: string) => (RESERVED.test(slug) ? `${slug}-${stableHash(id).slice(0, 6)}` : slug)
