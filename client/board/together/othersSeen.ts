import type { PersonNews, PersonSeen } from '../../../shared/protocol/presence'
import type { Other, Others, Whereabouts } from './port'

export const NOBODY: Others = { people: new Map(), unseen: 0, ownColor: null, following: null }

/** Everybody who is shown, whole. */
export type Seen = ReadonlyMap<string, PersonSeen>

/** News of somebody who was never told whole is not enough to show them; their next whole telling is. */
export function withNews(seen: Seen, news: readonly PersonNews[], gone: readonly string[]): Seen {
  const next = new Map(seen)
  for (const one of news) {
    const known = next.get(one.id)
    if (known || isWhole(one)) next.set(one.id, { ...known, ...one } as PersonSeen)
  }
  for (const id of gone) next.delete(id)
  return next
}

const isWhole = (news: PersonNews): news is PersonSeen => news.name !== undefined && news.selection !== undefined

/** The same as before unless something that changes seldom is different. */
export function othersOf(seen: Seen, before: Others, { you, total }: { you: string; total: number }): Others {
  const entries = [...seen.values()]
    .filter(({ id }) => id !== you)
    .map((one) => sameOther(before.people.get(one.id), one))
  const people = isSameList([...before.people.values()], entries)
    ? before.people
    : new Map(entries.map((other) => [other.id, other]))
  const unseen = Math.max(0, total - 1 - people.size)
  const ownColor = seen.get(you)?.color ?? null
  const following = before.following !== null && people.has(before.following) ? before.following : null
  const next = { people, unseen, ownColor, following }
  return isSameOthers(before, next) ? before : next
}

const isSameOthers = (a: Others, b: Others) =>
  a.people === b.people && a.unseen === b.unseen && a.ownColor === b.ownColor && a.following === b.following

const SELDOM = ['name', 'color', 'idle', 'selection', 'field', 'tab'] as const satisfies readonly (keyof Other)[]

function sameOther(before: Other | undefined, { pointer: _, view: __, ...now }: PersonSeen): Other {
  return before && SELDOM.every((field) => before[field] === now[field]) ? before : now
}

const isSameList = (a: readonly Other[], b: readonly Other[]) =>
  a.length === b.length && a.every((one, at) => one === b[at])

export const whereaboutsOf = (person: PersonSeen | undefined): Whereabouts => person ?? { pointer: null, view: null }
