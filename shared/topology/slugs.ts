import { groupBy } from './groupBy'
import { stableHash } from './stableHash'

const LONGEST = 40
const SUFFIX_LENGTH = 6

/**
 * A short plain form of each name, for places that take little: `[a-z0-9-]{1,40}`, unique over all things given. Things whose names come out
 * alike all get a suffix made of their id, so a slug depends on the set of things but never on their order.
 */
export function slugs(things: Iterable<{ readonly id: string; readonly name: string }>): ReadonlyMap<string, string> {
  const sorted = [...things].sort((a, b) => (a.id < b.id ? -1 : 1))
  const owners = groupBy(sorted, (thing) => plainForm(thing.name))
  const taken = new Set(owners.keys())
  return new Map(
    sorted.map(({ id, name }) => {
      const plain = plainForm(name)
      return [id, owners.get(plain)?.length === 1 ? plain : suffixed(plain, id, taken)]
    }),
  )
}

/** Letters of other scripts fall away: a name of nothing else becomes `unnamed`. */
function plainForm(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return trimmed(plain.slice(0, LONGEST + 1)) || 'unnamed'
}

function suffixed(plain: string, id: string, taken: Set<string>): string {
  for (let attempt = 0; ; attempt++) {
    const suffix = stableHash(attempt === 0 ? id : `${id} ${attempt}`).slice(0, SUFFIX_LENGTH)
    const slug = `${trimmed(plain.slice(0, LONGEST - SUFFIX_LENGTH - 1))}-${suffix}`
    if (taken.has(slug)) continue
    taken.add(slug)
    return slug
  }
}

const trimmed = (text: string) => text.replace(/^-+/, '').slice(0, LONGEST).replace(/-+$/, '')
