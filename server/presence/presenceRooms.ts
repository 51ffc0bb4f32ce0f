import { createHash } from 'node:crypto'
import { done, type Outcome, type Problem, refused } from '../../shared/problem'
import { PEOPLE_COLORS } from '../../shared/protocol/personLimits'
import { harmlessName } from '../../shared/protocol/personName'
import type { PersonSeen, Presence, PresenceAnswers, PresenceNews } from '../../shared/protocol/presence'
import { groupBy } from '../../shared/topology/groupBy'
import { newsOf } from './newsOf'
import { paceOf, shownOf } from './shownOf'

/** Who has which board open and what they look at: in memory only, and bounded for each who is told of it. */
export type PresenceRooms = {
  /** Takes what a page tells of itself. Others hear of it within the pace of their board. */
  tell(boardId: string, who: Page, me: Presence): Outcome<PresenceAnswers['presence:tell']>
  leave(boardId: string, connection: string): void
  /** The connection is gone. */
  leaveAll(connection: string): void
  /** Idempotent. */
  close(): void
}

/** A page over its reconnects, by its secret, and one of its connections. */
export type Page = { readonly page: string; readonly id: string }

type Person = {
  readonly seen: PersonSeen
  readonly connection: string
  readonly heardAt: number
  /** How often in which second. */
  readonly told: number
  readonly second: number
}
/** Who is shown, and how many are here. */
type Picture = { readonly shown: ReadonlyMap<string, PersonSeen>; readonly total: number }
type Room = {
  readonly people: Map<string, Person>
  picture: Picture
  /** What each connection was told last. */
  told: Map<string, Picture>
  timer: NodeJS.Timeout | undefined
}

/** The connections of those who tell; nobody else is told. */
export type Hearers = {
  /** Has not yet taken what it was told: it is told later, and then of what is newest. */
  isBehind(connection: string): boolean
  tell(connections: readonly string[], news: PresenceNews): void
}

/** Pages tell at most twenty times a second; twice as often is not in good faith. */
const MOST_A_SECOND = 40
/** Browsers wake a hidden page once a minute. */
const SILENT_MS = 75_000
const SWEEP_MS = 15_000

const TOO_OFTEN: Problem = {
  code: 'tooMuch',
  sentence: 'This page tells more often where it is than others can be told.',
  retriable: true,
}

const NOBODY: Picture = { shown: new Map(), total: 0 }

export function createPresenceRooms(hearers: Hearers): PresenceRooms {
  const rooms = new Map<string, Room>()

  function flush(boardId: string, room: Room): void {
    room.timer = undefined
    const shown = new Map(shownOf(room.people.values()).map(({ seen }) => [seen.id, seen]))
    room.picture = { shown, total: room.people.size }
    if (room.people.size === 0) rooms.delete(boardId)
    else if (!tellRoom(hearers, boardId, room)) flushSoon(boardId, room)
  }
  const flushSoon = (boardId: string, room: Room) => {
    room.timer ??= setTimeout(flush, paceOf(room.people.size), boardId, room)
  }
  const drop = (boardId: string, isGone: (person: Person) => boolean) => {
    const room = rooms.get(boardId)
    const gone = [...(room?.people ?? [])].filter(([, person]) => isGone(person))
    for (const [id] of gone) room?.people.delete(id)
    if (room && gone.length > 0) flushSoon(boardId, room)
  }
  const dropEverywhere = (isGone: (person: Person) => boolean) => {
    for (const boardId of rooms.keys()) drop(boardId, isGone)
  }
  const sweeping = setInterval(() => {
    const silentSince = Date.now() - SILENT_MS
    dropEverywhere(({ heardAt }) => heardAt < silentSince)
  }, SWEEP_MS)

  return {
    tell(boardId, { page, id: connection }, me) {
      const room = rooms.get(boardId) ?? { people: new Map(), picture: NOBODY, told: new Map(), timer: undefined }
      const you = publicId(page)
      const known = room.people.get(you)
      const others = [...room.people.values()].filter((person) => person !== known)
      const taken = new Set(others.map((person) => person.seen.color))
      const seen = { ...me, name: harmlessName(me.name), color: freeColor(me.color, taken), id: you }
      const person = heard(known, { seen, connection })
      if (!person) return refused(TOO_OFTEN)
      rooms.set(boardId, room)
      room.people.set(you, person)
      flushSoon(boardId, room)
      const total = room.people.size
      if (known?.connection === connection) return done({ you, total })
      room.told.set(connection, room.picture)
      return done({ you, total, people: [...room.picture.shown.values()] })
    },
    leave: (boardId, connection) => drop(boardId, (person) => person.connection === connection),
    leaveAll: (connection) => dropEverywhere((person) => person.connection === connection),
    close() {
      clearInterval(sweeping)
      for (const { timer } of rooms.values()) clearTimeout(timer)
      rooms.clear()
    },
  }
}

/** Tells each what is different from what it was told last, once for all who were told the same. false: somebody is behind. */
function tellRoom(hearers: Hearers, boardId: string, room: Room): boolean {
  const connections = [...room.people.values()].map(({ connection }) => connection)
  // Who is alone has nobody to hear of, except that others have gone.
  const isCompany = room.picture.total > 1
  const ready = connections.filter((one) => !hearers.isBehind(one))
  const told = new Map(connections.map((one) => [one, room.told.get(one) ?? NOBODY]))
  for (const [before, group] of groupBy(ready, (one) => told.get(one) ?? NOBODY)) {
    if (!isCompany && before.total <= 1) continue
    const news = newsOf(before.shown, room.picture.shown)
    if (news.changed.length + news.gone.length > 0 || before.total !== room.picture.total)
      hearers.tell(group, { boardId, ...news, total: room.picture.total })
    for (const one of group) told.set(one, room.picture)
  }
  room.told = told
  return ready.length === connections.length
}

/** As wanted, or the next one that nobody there has; of more people than colours some share one. */
function freeColor(wanted: number, taken: ReadonlySet<number>): number {
  const inOrder = Array.from({ length: PEOPLE_COLORS }, (_, at) => (wanted + at) % PEOPLE_COLORS)
  return inOrder.find((color) => !taken.has(color)) ?? wanted
}

/** null when they were heard too often within this second. */
function heard(known: Person | undefined, now: Pick<Person, 'seen' | 'connection'>): Person | null {
  const heardAt = Date.now()
  const second = Math.floor(heardAt / 1000)
  const told = known?.second === second ? known.told + 1 : 1
  return told > MOST_A_SECOND ? null : { ...now, heardAt, second, told }
}

/** Others may know which page somebody is; what the page proves itself with stays its own. */
const publicId = (page: string) => createHash('sha256').update(page).digest('base64url').slice(0, 16)
