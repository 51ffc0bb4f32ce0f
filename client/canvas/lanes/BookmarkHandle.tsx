import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { drawnGroupColors } from '../../live/groupColor'
import { plainName } from '../../live/plainName'
import { formatOffset } from '../../ui/figures'
import { type Canvas, useCanvas } from '../canvasContext'
import { createRepainting } from '../repainting'
import { askToMove, type BookmarkPlace, pickMove, whyStays } from './bookmarkMoves'
import type { Bookmark, Lane } from './drawnLane'
import type { LaneFeed } from './laneFeed'
import { bookmarkAt, offsetAt, placeOf, STRIP_WIDTH, topOf } from './laneGeometry'
import { bookmarkSentence } from './laneWords'
import { steppedOffset } from './steppedOffset'

type BookmarkHandleProps = {
  readonly place: BookmarkPlace
  readonly feed: LaneFeed
  readonly partitions: number
}

const LIFT = 3

/** A bookmark that is dragged, or moved by keys and Enter; while its group has members it says so instead. */
export function BookmarkHandle({ place, feed, partitions }: BookmarkHandleProps) {
  const canvas = useCanvas()
  const handle = useRef<HTMLDivElement>(null)
  const [pending, setPending] = useState<bigint | null>(null)
  const grabbed = useRef<number | null>(null)
  const name = plainName(place.group, canvas.session.state.getState().prefix)
  const free = useStore(canvas.live.counters, () => whyStays(canvas, place) === null)
  const color = useGroupColor(canvas, name)
  const find = useMemo(() => () => found(feed.lanes(partitions), place), [feed, partitions, place])

  useEffect(() => {
    const put = () => {
      const here = find()
      if (here && handle.current) show(handle.current, { ...here, name, pending })
    }
    const repainting = createRepainting(put)
    put()
    const leave = feed.onChange(repainting.ask)
    return () => {
      leave()
      repainting.close()
    }
  }, [feed, find, name, pending])

  /** Says why where it cannot be moved. */
  const mayMove = () => {
    const why = whyStays(canvas, place)
    if (why !== null) canvas.notify(why)
    return why === null
  }
  const ask = (offset: bigint) => {
    setPending(null)
    askToMove(canvas, place, { kind: 'offset', offset: `${offset}` })
  }
  const openMenu = () => {
    const [here, box] = [find(), handle.current?.getBoundingClientRect()]
    if (!here || !box || !mayMove()) return
    const title = `${name}, lane ${place.partition}: ${bookmarkSentence(here.bookmark)}`
    pickMove(canvas, place, { title, at: { x: box.x, y: box.bottom }, offset: here.bookmark.at })
  }
  const dragging = {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if (event.button !== 0) return
      event.stopPropagation()
      event.currentTarget.focus({ preventScroll: true })
      event.currentTarget.setPointerCapture(event.pointerId)
      grabbed.current = event.clientX
    },
    onPointerMove({ clientX, currentTarget }: PointerEvent<HTMLDivElement>) {
      const here = find()
      if (grabbed.current === null || !here || Math.abs(clientX - grabbed.current) < LIFT) return
      if (pending === null && !mayMove()) {
        grabbed.current = null
        return
      }
      setPending(offsetAt(here.lane, placeUnder(currentTarget, clientX)))
    },
    onPointerUp() {
      const wasClick = grabbed.current !== null && pending === null
      grabbed.current = null
      if (pending !== null) ask(pending)
      else if (wasClick) openMenu()
    },
    onPointerCancel() {
      grabbed.current = null
      setPending(null)
    },
  }
  const press = (event: KeyboardEvent) => {
    const here = find()
    if (!here) return
    const next = steppedOffset(event, here.lane, pending ?? here.bookmark.at)
    if (next !== null) {
      if (mayMove()) setPending(next)
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (pending === null) openMenu()
      else ask(pending)
    } else if (event.key === 'Escape' && pending !== null) setPending(null)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={handle}
      role="slider"
      tabIndex={0}
      className="sb-bookmark nodrag nopan"
      data-free={free || undefined}
      data-pending={pending === null ? undefined : true}
      style={{ color }}
      aria-label={`Bookmark of ${name} in lane ${place.partition}`}
      aria-valuenow={0}
      onKeyDown={press}
      onBlur={() => setPending(null)}
      onContextMenu={(event) => {
        event.preventDefault()
        event.stopPropagation()
        openMenu()
      }}
      {...dragging}
    >
      {pending !== null && <span className="sb-bookmark-label">{formatOffset(`${pending}`)}</span>}
    </div>
  )
}

type Found = { readonly lane: Lane; readonly bookmark: Bookmark }

function found(lanes: readonly Lane[], { group, partition }: BookmarkPlace): Found | null {
  const lane = lanes[partition]
  const bookmark = lane?.bookmarks.find((one) => one.group === group)
  return lane && bookmark ? { lane, bookmark } : null
}

type Shown = Found & { readonly name: string; readonly pending: bigint | null }

/** Past React: bookmarks move with every commit. */
function show(element: HTMLElement, { lane, bookmark, name, pending }: Shown) {
  const x = pending === null ? bookmarkAt(bookmark) : placeOf(lane, pending)
  element.style.transform = `translate(${x}px, ${topOf(lane.partition) - LIFT}px)`
  element.title = `${name} in lane ${lane.partition}, ${bookmarkSentence(bookmark)}`
  const offset = pending ?? bookmark.at
  element.setAttribute('aria-valuemin', `${lane.begin}`)
  element.setAttribute('aria-valuemax', `${lane.end}`)
  element.setAttribute('aria-valuenow', `${offset}`)
  element.setAttribute('aria-valuetext', pending === null ? bookmarkSentence(bookmark) : `to offset ${offset}`)
}

/** Where the pointer is in the strip's own pixels, whatever the zoom. */
function placeUnder(handle: HTMLElement, clientX: number): number {
  const box = handle.parentElement?.getBoundingClientRect()
  return box ? ((clientX - box.x) / box.width) * STRIP_WIDTH : 0
}

function useGroupColor({ session }: Canvas, name: string): string {
  const color = useStore(session.state, ({ topology }) => drawnGroupColors(topology).get(name))
  return color === undefined ? 'var(--muted)' : `var(${color})`
}
