import type { PersonNews, PersonSeen, PresenceNews } from '../../shared/protocol/presence'

type Shown = ReadonlyMap<string, PersonSeen>

/** What somebody has to be told who knew `before`: newcomers whole, of the others only what is different. */
export function newsOf(before: Shown, after: Shown): Pick<PresenceNews, 'changed' | 'gone'> {
  return {
    changed: [...after.values()].flatMap((seen) => {
      const known = before.get(seen.id)
      if (known === seen) return []
      const news = known ? difference(known, seen) : seen
      return Object.keys(news).length > 1 ? [news] : []
    }),
    gone: [...before.keys()].filter((id) => !after.has(id)),
  }
}

const difference = (known: PersonSeen, seen: PersonSeen): PersonNews => {
  const held: ReadonlyMap<string, unknown> = new Map(Object.entries(known))
  const changed = Object.entries(seen).filter(([field, value]) => !isSame(held.get(field), value))
  return { ...Object.fromEntries(changed), id: seen.id }
}

/** Both come from the same schema, so that their fields are in the same order. */
const isSame = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)
