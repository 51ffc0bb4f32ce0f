import type { RefObject } from 'react'
import { isDrawn } from '../../shared/topology/isDrawn'
import type { Canvas } from './canvasContext'
import { followedWay } from './followedWay'
import { withFrames } from './frames/shownConnections'
import type { Light } from './lightStore'
import { pathThrough } from './pathThrough'

const PAUSE_MS = 140
const FOCUSED = ':is(.react-flow__node, .react-flow__edge):focus-visible'
const LIT = '.react-flow__node, .react-flow__edge, .sb-label'

type LitBoard = Pick<Canvas, 'session' | 'workspace' | 'light'>

/** What lights up what belongs together; attributes on the elements, past React and not known to it. */
export function createLight(canvas: LitBoard, root: RefObject<HTMLElement | null>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let hovered: string | null = null
  let focused: string | null = null
  const relight = () => {
    canvas.light.setState(lightOf(canvas, { hovered, focused }), true)
    show()
  }
  const show = () => {
    const light = canvas.light.getState()
    if (light) root.current?.setAttribute('data-light', light.by)
    else root.current?.removeAttribute('data-light')
    for (const element of root.current?.querySelectorAll<HTMLElement>(LIT) ?? [])
      element.toggleAttribute('data-lit', light?.ids.has(element.dataset.id ?? element.dataset.edge ?? '') ?? false)
  }
  const hover = (id: string | null) => {
    if (hovered === id) return
    hovered = id
    relight()
  }
  const focus = (id: string | null) => {
    if (focused === id) return
    focused = id
    relight()
  }
  const isThere = (id: string) => isDrawn(canvas.session.state.getState().topology, id)
  const leave = () => {
    clearTimeout(timer)
    hover(null)
  }
  const enter = (_event: unknown, { id }: { readonly id: string }) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (isThere(id)) hover(id)
    }, PAUSE_MS)
  }
  return {
    hovering: {
      onNodeMouseEnter: enter,
      onNodeMouseLeave: leave,
      onNodeDragStart: leave,
      onEdgeMouseEnter: enter,
      onEdgeMouseLeave: leave,
    },
    /** What Tab has reached is lit as if it were selected: it keeps the focus for long, and the rest is still to be read. */
    focusing: {
      onFocus: ({ target }: { readonly target: Element }) =>
        focus(target.matches(FOCUSED) ? target.getAttribute('data-id') : null),
      onBlur: () => focus(null),
    },
    /** Until the returned function is called. What comes into view is lit, or not, as what was there. */
    follow() {
      relight()
      const stops = [
        canvas.workspace.subscribe((now, before) => {
          if (LIGHTING.some((part) => now[part] !== before[part])) relight()
        }),
        // The pointer never leaves what is deleted under it.
        canvas.session.state.subscribe(() => {
          if (hovered !== null && !isThere(hovered)) leave()
        }),
      ]
      const arriving = new MutationObserver((changes) => {
        if (changes.some(bringsElements)) show()
      })
      if (root.current) arriving.observe(root.current, { subtree: true, childList: true })
      return () => {
        clearTimeout(timer)
        arriving.disconnect()
        for (const stop of stops) stop()
      }
    },
  }
}

/** What of the workspace decides on the light. */
const LIGHTING = ['selection', 'followed', 'finding'] as const

/** Figures change all the time; that brings nothing to be lit. */
const bringsElements = ({ addedNodes }: MutationRecord) =>
  [...addedNodes].some((node) => node instanceof Element && (node.matches(LIT) || node.querySelector(LIT)))

/** What pointer and keyboard rest on. */
type Resting = { readonly hovered: string | null; readonly focused: string | null }

function lightOf(canvas: LitBoard, resting: Resting): Light | null {
  const light = pathLight(canvas, resting)
  return light && { ...light, ids: withFrames(canvas.session.state.getState().topology, light.ids) }
}

function pathLight(canvas: LitBoard, { hovered, focused }: Resting): Light | null {
  const { session, workspace } = canvas
  const board = session.state.getState()
  const { followed, selection, finding } = workspace.getState()
  if (finding && finding.found.size > 0) return { by: 'found', ids: finding.found }
  if (hovered !== null) return { by: 'hovered', ids: pathThrough(board.topology, hovered) }
  if (followed && followed.hops.length > 0) return { by: 'followed', ids: followedWay(board, followed.hops).ids }
  const [selected, ...more] = focused !== null && isDrawn(board.topology, focused) ? [focused] : selection
  if (selected === undefined || more.length > 0) return null
  return { by: 'selected', ids: pathThrough(board.topology, selected) }
}
