import { IconArrowBarToLeft, IconArrowBarToRight, IconClock, IconHash } from '@tabler/icons-react'
import type { Position } from '../../../shared/topology/model'
import type { BookmarkMove } from '../../board/workspace'
import { plainName } from '../../live/plainName'
import type { Canvas } from '../canvasContext'
import { drawnGroups } from './laneFeed'
import { whyBookmarkStays } from './whyBookmarkStays'

/** One bookmark; group and topic as on the cluster. */
export type BookmarkPlace = { readonly group: string; readonly topic: string; readonly partition: number }

/** Why it cannot be moved now; null where it can. */
export function whyStays({ live, session }: Canvas, { group, topic }: BookmarkPlace): string | null {
  const lag = live.counters.getState().groups.get(`${group} ${topic}`)
  const name = plainName(group, session.state.getState().prefix)
  return lag ? whyBookmarkStays(lag, name, drawnGroups(session)(group)) : null
}

/** Nothing moves yet: what follows says where the bookmark stands and what the move would mean. */
export const askToMove = ({ workspace }: Canvas, place: BookmarkPlace, to: BookmarkMove['to']) =>
  workspace.setState({ dialog: { kind: 'moveBookmark', move: { ...place, to } } })

/** Where it can be moved, apart from dragging it. */
export function pickMove(canvas: Canvas, place: BookmarkPlace, { title, at, offset }: Picked) {
  const to = (label: string, icon: typeof IconHash, target: BookmarkMove['to']) => ({
    ...{ label, icon, hint: '' },
    pick: () => askToMove(canvas, place, target),
  })
  const choices = [
    to('To the start…', IconArrowBarToLeft, { kind: 'start' }),
    to('To the end…', IconArrowBarToRight, { kind: 'end' }),
    to('To an offset…', IconHash, { kind: 'offset', offset: `${offset}` }),
    to('To a time…', IconClock, { kind: 'time', ms: Date.now() }),
  ]
  canvas.picker.setState({ picking: { at, title, choices } })
}

/** In pixels of the page; the offset at which it stands. */
type Picked = { readonly title: string; readonly at: Position; readonly offset: bigint }
