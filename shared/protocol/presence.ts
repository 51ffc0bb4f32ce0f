import { z } from 'zod'
import { MOST_FIELD, PEOPLE_COLORS } from './personLimits'
import { boardId, elementId } from './requestParts'

const units = z.number().min(-10_000_000).max(10_000_000)
const length = z.number().positive().max(10_000_000)

/** What a page tells of the person before it, all at once. Passed on to others on the board, never stored, never part of the drawing. */
const presence = z.object({
  name: z.string().max(200),
  color: z
    .number()
    .int()
    .min(0)
    .max(PEOPLE_COLORS - 1),
  /** Nothing was pressed or moved for a while, or the page is hidden. */
  idle: z.boolean(),
  /** In board units; null while it is not over the canvas. */
  pointer: z.object({ x: units, y: units }).nullable(),
  /** What of the board is on screen, in board units. */
  view: z.object({ x: units, y: units, width: length, height: length }).nullable(),
  selection: z.array(elementId).max(20),
  /** The field that is being written in: element and field. */
  field: z.string().max(MOST_FIELD).nullable(),
  /** The open tab of the drawer. */
  tab: z.string().max(40).nullable(),
})
export type Presence = Readonly<z.infer<typeof presence>>

export const PRESENCE_REQUESTS = {
  /** Whoever has joined a board tells this whenever it changes, and at least every minute; after silence they count as gone. */
  'presence:tell': z.object({ boardId, me: presence }),
} as const

/** The id stands for an open page, also over its reconnects, and tells nothing about it. */
export type PersonSeen = Presence & { readonly id: string }
export type PersonNews = Partial<Presence> & { readonly id: string }

export type PresenceAnswers = {
  /** `you`: which one of them this page is. `people` only at the first telling over a connection: everybody who is shown to others. */
  'presence:tell': { readonly you: string; readonly people?: readonly PersonSeen[]; readonly total: number }
}

/** Who came or changed and in what; who is not shown any more. `total` counts all who are here, shown or not, with whoever is told. */
export type PresenceNews = {
  readonly boardId: string
  readonly changed: readonly PersonNews[]
  readonly gone: readonly string[]
  readonly total: number
}
